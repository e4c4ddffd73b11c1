// Readers and writers try with a time limit first and wait without one if that fails.
// correct: shared_timed_mutex try_lock_shared_for, try_lock_for
#include <cassert>
#include <chrono>
#include <mutex>
#include <shared_mutex>
#include <thread>

constexpr std::chrono::milliseconds kPatience{20};

std::shared_timed_mutex mutex;
int left_half = 0;
int right_half = 0;

void turn_page() {
  std::unique_lock writing(mutex, kPatience);
  if (!writing) writing.lock();
  ++left_half;
  ++right_half;
}

void look() {
  std::shared_lock reading(mutex, kPatience);
  if (!reading) reading.lock();
  assert(left_half == right_half);
}

int main() {
  std::thread writer(turn_page);
  std::thread reader(look);
  std::thread second_reader(look);
  writer.join();
  reader.join();
  second_reader.join();
  assert(left_half == 1);
}

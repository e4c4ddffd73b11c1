// Whoever sleeps finds the clock at least as much later; the clock never goes back.
// correct: sleep_for, sleep_until, steady_clock and system_clock
#include <cassert>
#include <chrono>
#include <mutex>
#include <thread>

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

std::mutex mutex;
int awake = 0;

void wake_up() {
  std::lock_guard lock(mutex);
  ++awake;
}

void sleep_for_a_while() {
  const Clock::time_point before = Clock::now();
  std::this_thread::sleep_for(milliseconds(5));
  assert(Clock::now() - before >= milliseconds(5));
  wake_up();
}

void sleep_until_later() {
  const Clock::time_point later = Clock::now() + milliseconds(3);
  std::this_thread::sleep_until(later);
  assert(Clock::now() >= later);
  std::this_thread::sleep_until(std::chrono::system_clock::now() + milliseconds(1));
  wake_up();
}

int main() {
  std::thread first(sleep_for_a_while);
  std::thread second(sleep_until_later);
  first.join();
  second.join();
  assert(awake == 2);
}

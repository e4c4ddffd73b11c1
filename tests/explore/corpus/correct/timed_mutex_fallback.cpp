// Whoever does not get the mutex in time gets it without a time limit.
// correct: timed_mutex try_lock_for and try_lock_until, unique_lock with a duration
#include <cassert>
#include <chrono>
#include <mutex>
#include <thread>

std::timed_mutex mutex;
int calls = 0;

void call_for() {
  std::unique_lock lock(mutex, std::chrono::milliseconds(50));
  if (!lock) lock.lock();
  ++calls;
}

void call_until() {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(50);
  if (!mutex.try_lock_until(deadline)) mutex.lock();
  ++calls;
  mutex.unlock();
}

int main() {
  std::thread first(call_for);
  std::thread second(call_until);
  std::thread third(call_for);
  first.join();
  second.join();
  third.join();
  assert(calls == 3);
}

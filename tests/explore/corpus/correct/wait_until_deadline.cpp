// The guest looks at its watch once; after the deadline it waits for the bus all the same.
// correct: condition_variable wait_until with and without predicate, cv_status
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable arrived;
bool bus_is_here = false;

void arrive() {
  {
    std::lock_guard lock(mutex);
    bus_is_here = true;
  }
  arrived.notify_all();
}

void wait_with_predicate() {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(2);
  std::unique_lock lock(mutex);
  const bool in_time = arrived.wait_until(lock, deadline, [] { return bus_is_here; });
  assert(in_time == bus_is_here);
  arrived.wait(lock, [] { return bus_is_here; });
}

void wait_with_status() {
  const auto deadline = std::chrono::system_clock::now() + std::chrono::seconds(2);
  std::unique_lock lock(mutex);
  while (!bus_is_here) {
    if (arrived.wait_until(lock, deadline) == std::cv_status::timeout) break;
  }
  while (!bus_is_here) arrived.wait(lock);
}

int main() {
  std::thread first(wait_with_predicate);
  std::thread second(wait_with_status);
  std::thread bus(arrive);
  first.join();
  second.join();
  bus.join();
}

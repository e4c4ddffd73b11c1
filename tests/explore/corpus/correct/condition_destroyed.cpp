// The shop tells everybody before it takes its bell down: who was told needs it no more.
// correct: a condition variable destroyed after notify_all, before its waiters have gone on
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

std::mutex door;
std::optional<std::condition_variable> bell{std::in_place};
bool open = true;

void wait_for_service() {
  std::unique_lock lock(door);
  if (open) bell->wait(lock);
}

int main() {
  std::thread customer(wait_for_service);
  {
    std::lock_guard lock(door);
    open = false;
    bell->notify_all();
    bell.reset();
  }
  customer.join();
}

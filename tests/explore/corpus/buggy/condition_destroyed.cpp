// The shop takes its bell down while a customer may still wait for it, with a time limit.
// expect: misuse
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
  if (open) bell->wait_for(lock, std::chrono::seconds(1));
}

int main() {
  std::thread customer(wait_for_service);
  {
    std::lock_guard lock(door);
    open = false;
    bell.reset();
  }
  customer.join();
}

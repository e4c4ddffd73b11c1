// wait_for may give up before the parcel is there; its answer is not looked at.
// expect: assert
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable changed;
bool arrived = false;

void deliver() {
  std::lock_guard lock(mutex);
  arrived = true;
  changed.notify_one();
}

void receive() {
  std::unique_lock lock(mutex);
  changed.wait_for(lock, std::chrono::seconds(2), [] { return arrived; });
  assert(arrived);
}

int main() {
  std::thread courier(deliver);
  receive();
  courier.join();
}

// A lone waiter trusts its wake-up without looking at the flag: wait() may return spuriously.
// expect: assert
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable changed;
bool delivered = false;

void deliver() {
  std::lock_guard lock(mutex);
  delivered = true;
  changed.notify_one();
}

void receive() {
  std::unique_lock lock(mutex);
  if (!delivered) changed.wait(lock);
  assert(delivered);
}

int main() {
  std::thread courier(deliver);
  receive();
  courier.join();
}

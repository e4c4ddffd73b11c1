// The waiter has no predicate: a bell rung before it listens is never heard.
// expect: lost-wakeup
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable bell;

void ring() {
  std::lock_guard lock(mutex);
  bell.notify_one();
}

void hear() {
  std::unique_lock lock(mutex);
  bell.wait(lock);
}

int main() {
  std::thread listener(hear);
  std::thread ringer(ring);
  listener.join();
  ringer.join();
}

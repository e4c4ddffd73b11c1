// A bell rung too early leaves a mark that the waiter looks at before and after it sleeps.
// correct: condition_variable wait with predicate, notify under the mutex
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable bell;
bool rung = false;

void ring() {
  std::lock_guard lock(mutex);
  rung = true;
  bell.notify_one();
}

void hear() {
  std::unique_lock lock(mutex);
  bell.wait(lock, [] { return rung; });
}

int main() {
  std::thread listener(hear);
  std::thread ringer(ring);
  listener.join();
  ringer.join();
}

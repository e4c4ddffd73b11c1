// The flag is set under the mutex: the guest either sees it or sleeps already when notified.
// correct: condition_variable wait with predicate, notify after unlocking
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable opened;
bool shop_open = false;

void visit() {
  std::unique_lock lock(mutex);
  while (!shop_open) opened.wait(lock);
}

int main() {
  std::thread guest(visit);
  {
    std::lock_guard lock(mutex);
    shop_open = true;
  }
  opened.notify_one();
  guest.join();
}

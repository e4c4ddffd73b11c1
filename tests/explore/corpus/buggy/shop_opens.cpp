// The flag is set without the mutex: the notification can fall between the guest's look at the
// flag and the guest's sleep, and then nobody wakes the guest.
// expect: lost-wakeup
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable opened;
std::atomic<bool> shop_open = false;

void visit() {
  std::unique_lock lock(mutex);
  while (!shop_open) opened.wait(lock);
}

int main() {
  std::thread guest(visit);
  shop_open = true;
  opened.notify_one();
  guest.join();
}

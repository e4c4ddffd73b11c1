// classes: 3
// The attempt comes before the lock is taken, while it is held, or after.
#include <mutex>
#include <thread>

std::mutex lock;

int main() {
  std::thread a([] { std::lock_guard hold(lock); });
  std::thread b([] {
    if (lock.try_lock()) lock.unlock();
  });
  a.join();
  b.join();
}

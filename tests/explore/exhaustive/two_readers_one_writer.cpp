// classes: 4
// The writer comes before both readers, between them in either order, or after both.
#include <mutex>
#include <shared_mutex>
#include <thread>

std::shared_mutex lock;

int main() {
  std::thread a([] { std::shared_lock hold(lock); });
  std::thread b([] { std::shared_lock hold(lock); });
  std::thread c([] { std::unique_lock hold(lock); });
  a.join();
  b.join();
  c.join();
}

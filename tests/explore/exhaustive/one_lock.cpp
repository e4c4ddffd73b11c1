// classes: 6
// Three threads take one lock: 3! orders.
#include <mutex>
#include <thread>

std::mutex lock;

int main() {
  std::thread all[3];
  for (std::thread& each : all) each = std::thread([] { std::lock_guard hold(lock); });
  for (std::thread& each : all) each.join();
}

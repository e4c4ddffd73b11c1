// classes: 24
// Four updates of one counter: 4!
#include <atomic>
#include <thread>

std::atomic<int> x;

int main() {
  std::thread all[4];
  for (std::thread& each : all) each = std::thread([] { ++x; });
  for (std::thread& each : all) each.join();
}

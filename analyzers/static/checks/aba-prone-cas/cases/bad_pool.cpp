// Connections that wait to be used again, taken by every thread that needs one.
#include <atomic>
#include <cstdlib>
#include <thread>
#include <vector>

struct Connection {
  int descriptor;
  std::atomic<Connection*> next;
};

std::atomic<Connection*> idle{nullptr};

int take_descriptor() {
  for (;;) {
    Connection* first = idle.load(std::memory_order_acquire);
    if (!first) return -1;
    Connection* second = first->next.load(std::memory_order_relaxed);
    if (idle.compare_exchange_strong(first, second)) {  // FINDING aba-prone-cas
      const int descriptor = first->descriptor;
      std::free(first);
      return descriptor;
    }
  }
}

int main() {
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i) workers.emplace_back([] { take_descriptor(); });
  for (std::thread& worker : workers) worker.join();
}

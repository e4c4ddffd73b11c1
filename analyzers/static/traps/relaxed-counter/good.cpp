// A counter for the statistics may be relaxed: nothing else is read because of what it says.
#include <atomic>
#include <thread>
#include <vector>

class Server {
 public:
  void handle(int request) {
    requests_.fetch_add(1, std::memory_order_relaxed);
    if (request < 0) errors_.fetch_add(1, std::memory_order_relaxed);
  }
  double error_rate() const {
    const long requests = requests_.load(std::memory_order_relaxed);
    if (requests == 0) return 0;
    return static_cast<double>(errors_.load(std::memory_order_relaxed)) /
           static_cast<double>(requests);
  }

 private:
  std::atomic<long> requests_ = 0, errors_ = 0;
};

int main() {
  Server server;
  std::vector<std::jthread> clients;
  for (int i = 0; i < 4; ++i) clients.emplace_back([&server, i] { server.handle(i - 1); });
  return server.error_rate() > 1 ? 1 : 0;
}

#include <pthread.h>

#include <thread>
#include <vector>

class Server {
 public:
  ~Server() {
    for (auto& each : workers_) each.join();
  }
  void start() {
    workers_.emplace_back([] {});
    std::jthread once([] {});
  }

 private:
  std::vector<std::thread> workers_;
};

// All read, all meet, all add under the lock, all meet: nobody reads while another adds.
#include <barrier>
#include <mutex>
#include <thread>
#include <vector>

class Simulation {
 public:
  explicit Simulation(int count) : count_(count), phase_(count) {}

  void run() {
    std::vector<std::thread> threads;
    for (int i = 0; i < count_; ++i) threads.emplace_back([this] { step(); });
    for (std::thread& thread : threads) thread.join();
  }

 private:
  void step() {
    for (int round = 0; round < 10; ++round) {
      const double own = energy_ / 2 + 1;
      phase_.arrive_and_wait();
      {
        std::lock_guard lock(mutex_);
        energy_ += own;
      }
      phase_.arrive_and_wait();
    }
  }

  int count_;
  std::barrier<> phase_;
  std::mutex mutex_;
  double energy_ = 0;
};

int main() {
  Simulation simulation(3);
  simulation.run();
}

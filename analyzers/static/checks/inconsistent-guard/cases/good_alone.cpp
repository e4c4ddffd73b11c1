// Read when the threads have ended, and set before they begin.
#include <mutex>
#include <thread>
#include <vector>

class Tally {
 public:
  void set_step(int step) { step_ = step; }
  void add() {
    std::lock_guard lock(mutex_);
    sum_ += step_;
  }
  long sum() const { return sum_; }

 private:
  std::mutex mutex_;
  long sum_ = 0;
  int step_ = 1;
};

int main() {
  Tally tally;
  tally.set_step(2);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&tally] { tally.add(); });
  for (auto& each : threads) each.join();
  return tally.sum() == 8 ? 0 : 1;
}

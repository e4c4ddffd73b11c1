// All stripes are locked from the first to the last; who needs one takes one.
#include <array>
#include <mutex>
#include <thread>
#include <vector>

class Counters {
 public:
  long total() {
    std::vector<std::unique_lock<std::mutex>> all;
    for (std::mutex& mutex : mutexes_) all.emplace_back(mutex);
    long sum = 0;
    for (const long each : sums_) sum += each;
    return sum;
  }
  void clear() {
    for (std::mutex& mutex : mutexes_) mutex.lock();
    sums_.fill(0);
    for (std::mutex& mutex : mutexes_) mutex.unlock();
  }
  void add(std::size_t slot, long amount) {
    std::lock_guard lock(mutexes_[slot % kStripes]);
    sums_[slot % kStripes] += amount;
  }

 private:
  static constexpr std::size_t kStripes = 8;
  std::array<std::mutex, kStripes> mutexes_;
  std::array<long, kStripes> sums_{};
};

int main() {
  Counters counters;
  std::jthread one([&] { counters.total(); });
  std::jthread two([&] { counters.clear(); });
  std::jthread three([&] { counters.add(3, 10); });
}

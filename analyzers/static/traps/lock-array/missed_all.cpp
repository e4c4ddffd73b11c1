// One locks all stripes from the first to the last, another from the last to the first.
#include <array>
#include <mutex>
#include <thread>

class Counters {
 public:
  long total() {
    for (std::size_t i = 0; i < kStripes; ++i) mutexes_[i].lock();  // MISSED lock-order-inversion
    long sum = 0;
    for (const long each : sums_) sum += each;
    for (std::mutex& mutex : mutexes_) mutex.unlock();
    return sum;
  }
  void clear() {
    for (std::size_t i = kStripes; i > 0; --i) mutexes_[i - 1].lock();
    sums_.fill(0);
    for (std::mutex& mutex : mutexes_) mutex.unlock();
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
}

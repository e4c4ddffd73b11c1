// Two elements of a stripe of locks, in the order in which the caller names them.
#include <array>
#include <mutex>
#include <thread>

class Counters {
 public:
  void move(std::size_t from, std::size_t to, long amount) {
    if (from % kStripes == to % kStripes) return;
    std::lock_guard one(mutexes_[from % kStripes]);
    std::lock_guard two(mutexes_[to % kStripes]);  // FINDING lock-order-inversion
    sums_[from % kStripes] -= amount;
    sums_[to % kStripes] += amount;
  }

 private:
  static constexpr std::size_t kStripes = 8;
  std::array<std::mutex, kStripes> mutexes_;
  std::array<long, kStripes> sums_{};
};

int main() {
  Counters counters;
  std::jthread one([&] { counters.move(1, 5, 10); });
  std::jthread two([&] { counters.move(5, 1, 20); });
}

// A stripe of locks: one at a time, whichever element it is.
#include <array>
#include <mutex>
#include <thread>

class Counters {
 public:
  void add(std::size_t slot, long amount) {
    std::lock_guard lock(mutexes_[slot % kStripes]);
    sums_[slot % kStripes] += amount;
  }
  void move(std::size_t from, std::size_t to, long amount) {
    add(from, -amount);
    add(to, amount);
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

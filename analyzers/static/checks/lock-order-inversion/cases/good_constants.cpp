// The pair is as the caller names it, and every caller names it the same way round.
#include <mutex>
#include <thread>
#include <vector>

void both(std::vector<std::mutex>& all, int first, int second) {
  std::lock_guard one(all[first]);
  std::lock_guard two(all[second]);
}

struct Pair {
  int first, second;
};
void both_of(std::vector<std::mutex>& all, const Pair& pair) {
  both(all, pair.first, pair.second);
}

// Each pair was made in order, where this function does not see it.
void in_order(std::mutex& first, std::mutex& second) {
  std::lock_guard one(first);
  std::lock_guard two(second);
}

int main() {
  std::vector<std::mutex> all(4);
  std::mutex low, high;
  std::jthread one([&] { both(all, 0, 1); });
  std::jthread two([&] { both(all, 0, 1); });
  std::vector<std::jthread> more;
  for (int i = 0; i < 3; ++i) {
    more.emplace_back([&all, i] { both(all, i, i + 1); });
    more.emplace_back([&] { both_of(all, {1, 2}); });
    more.emplace_back([&] { in_order(low, high); });
    more.emplace_back(in_order, std::ref(low), std::ref(high));
  }
}

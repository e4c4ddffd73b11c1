// correct: the loop never comes to the member that the other thread writes
#include <cassert>
#include <thread>
#include <vector>

struct Stats {
  int sum = 0;
  int errors = 0;
};

int main() {
  const std::vector<int> numbers{1, 2, 3};
  Stats stats;
  std::thread other([&] { stats.errors = 1; });
  for (const int number : numbers)
    if (number < 0)
      stats.errors++;
    else
      stats.sum += number;
  other.join();
  assert(stats.sum == 6 && stats.errors == 1);
}

// Two halves are added up at the same time; get() waits for each and hands over its sum.
// correct: async with launch::async and launch::deferred, future
#include <cassert>
#include <future>
#include <numeric>
#include <vector>

using Numbers = std::vector<int>;

int sum(const Numbers& numbers, int begin, int end) {
  return std::accumulate(numbers.begin() + begin, numbers.begin() + end, 0);
}

int main() {
  const Numbers numbers{1, 2, 3, 4, 5, 6};
  std::future<int> front = std::async(std::launch::async, [&] { return sum(numbers, 0, 3); });
  std::future<int> back = std::async(std::launch::async, [&] { return sum(numbers, 3, 6); });
  std::future<int> none = std::async(std::launch::deferred, [&] { return sum(numbers, 0, 0); });
  assert(front.get() + back.get() + none.get() == 21);
}

// Both threads read a local variable that they hand to the library by a reference that could write.
#include <algorithm>
#include <iterator>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

int main() {
  std::string greeting = "hello";
  std::vector<int> numbers{1, 2, 3};
  std::vector<std::string> one, two;
  long sum = 0, count = 0;
  std::thread a([&] {
    one.emplace_back(greeting);
    sum = std::accumulate(std::begin(numbers), std::end(numbers), 0L);
  });
  std::thread b([&] {
    two.emplace_back(greeting);
    count = std::ranges::count(numbers, 3);
  });
  a.join();
  b.join();
  return one == two && sum == 6 && count == 1 ? 0 : 1;
}

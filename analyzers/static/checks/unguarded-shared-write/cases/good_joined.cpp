// Before the threads start and after they are joined the variable has one user.
#include <iostream>
#include <numeric>
#include <thread>
#include <vector>

long sum(const std::vector<int>& values) {
  long low = 0, high = 0;
  const std::size_t half = values.size() / 2;
  std::thread first([&] {
    for (std::size_t i = 0; i < half; ++i) low += values[i];
  });
  std::thread second([&] {
    for (std::size_t i = half; i < values.size(); ++i) high += values[i];
  });
  first.join();
  second.join();
  low += high;
  return low;
}

int main() {
  std::vector<int> values(100);
  std::iota(values.begin(), values.end(), 1);
  std::vector<long> sums(4);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] {
      long own = 0;
      for (const int value : values) own += value;
      sums[i] = own;
      std::cout << "done\n";
    });
  for (std::thread& thread : threads) thread.join();
  return sum(values) == sums[0] ? 0 : 1;
}

// expect: race
#include <thread>
#include <vector>

int main() {
  std::vector<int> numbers;
  numbers.reserve(4);
  std::thread worker([&numbers] { numbers.push_back(1); });
  numbers.push_back(2);
  worker.join();
  return numbers.size() != 2;
}

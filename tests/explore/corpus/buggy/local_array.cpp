// expect: race
#include <thread>

int main() {
  int sums[2] = {0, 0};
  std::thread worker([&sums] { sums[1] += 2; });
  sums[1] += 3;
  worker.join();
  return sums[1] != 5;
}

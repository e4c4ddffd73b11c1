// Every car takes its two crossings in ascending order: the circle cannot close.
// correct: mutexes in one global order, three threads
#include <algorithm>
#include <array>
#include <cassert>
#include <mutex>
#include <thread>
#include <vector>

constexpr int kCrossings = 3;

std::array<std::mutex, kCrossings> crossings;
std::array<int, kCrossings> passed{};

void drive(int from) {
  const int to = (from + 1) % kCrossings;
  std::lock_guard lower(crossings[std::min(from, to)]);
  std::lock_guard upper(crossings[std::max(from, to)]);
  ++passed[from];
  ++passed[to];
}

int main() {
  std::vector<std::thread> cars;
  for (int from = 0; from < kCrossings; ++from) cars.emplace_back(drive, from);
  for (std::thread& car : cars) car.join();
  for (int count : passed) assert(count == 2);
}

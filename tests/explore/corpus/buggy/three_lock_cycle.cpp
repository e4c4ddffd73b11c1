// No two threads disagree about a pair, yet three threads close a circle over three locks.
// expect: deadlock
#include <array>
#include <mutex>
#include <thread>
#include <vector>

constexpr int kCrossings = 3;

std::array<std::mutex, kCrossings> crossings;
std::array<int, kCrossings> passed{};

void drive(int from) {
  const int to = (from + 1) % kCrossings;
  std::lock_guard here(crossings[from]);
  std::lock_guard there(crossings[to]);
  ++passed[from];
  ++passed[to];
}

int main() {
  std::vector<std::thread> cars;
  for (int from = 0; from < kCrossings; ++from) cars.emplace_back(drive, from);
  for (std::thread& car : cars) car.join();
}

// Every philosopher takes the left fork first: three left forks taken, nobody gets a right one.
// expect: deadlock
#include <array>
#include <cassert>
#include <mutex>
#include <thread>
#include <vector>

constexpr int kSeats = 3;

std::array<std::mutex, kSeats> forks;
std::array<int, kSeats> meals{};

void dine(int seat) {
  std::lock_guard left(forks[seat]);
  std::lock_guard right(forks[(seat + 1) % kSeats]);
  ++meals[seat];
}

int main() {
  std::vector<std::thread> philosophers;
  for (int seat = 0; seat < kSeats; ++seat) philosophers.emplace_back(dine, seat);
  for (std::thread& philosopher : philosophers) philosopher.join();
  for (int eaten : meals) assert(eaten == 1);
}

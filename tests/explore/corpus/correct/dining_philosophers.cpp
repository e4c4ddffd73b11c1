// The last philosopher reaches for the forks the other way round: the circle stays open.
// correct: mutexes in one global order
#include <array>
#include <cassert>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

constexpr int kSeats = 3;

std::array<std::mutex, kSeats> forks;
std::array<int, kSeats> meals{};

void dine(int seat) {
  int low = seat;
  int high = (seat + 1) % kSeats;
  if (low > high) std::swap(low, high);
  std::lock_guard first(forks[low]);
  std::lock_guard second(forks[high]);
  ++meals[seat];
}

int main() {
  std::vector<std::thread> philosophers;
  for (int seat = 0; seat < kSeats; ++seat) philosophers.emplace_back(dine, seat);
  for (std::thread& philosopher : philosophers) philosopher.join();
  for (int eaten : meals) assert(eaten == 1);
}

#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

#include "api.hpp"

namespace deadlock {

void dinner(std::size_t seats, std::size_t rounds, const Meal& meal) {
  std::vector<std::mutex> forks(seats);  // forks[i] lies to the left of seat i

  const auto philosopher = [&](std::size_t seat) {
    const std::size_t right = (seat + 1) % seats;
    const auto [lower, higher] = std::minmax(seat, right);
    for (std::size_t round = 0; round < rounds; ++round) {
      // Everyone takes the lower-numbered fork first, so the last seat reaches right before left.
      std::lock_guard first(forks[lower]);
      std::lock_guard second(forks[higher]);
      meal(seat);
    }
  };

  std::vector<std::jthread> table;
  for (std::size_t seat = 0; seat < seats; ++seat) table.emplace_back(philosopher, seat);
}  // ~jthread joins

}  // namespace deadlock

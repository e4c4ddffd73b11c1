#include <mutex>
#include <thread>
#include <vector>

#include "api.hpp"

namespace deadlock {

void dinner(std::size_t seats, std::size_t rounds, const Meal& meal) {
  std::vector<std::mutex> forks(seats);  // forks[i] lies to the left of seat i

  const auto philosopher = [&](std::size_t seat) {
    for (std::size_t round = 0; round < rounds; ++round) {
      std::unique_lock left(forks[seat]);
      std::unique_lock right(forks[(seat + 1) % seats], std::defer_lock);
      while (!right.try_lock()) {  // put the left fork down, so that nobody waits for it for ever
        left.unlock();
        left.lock();
      }
      meal(seat);
    }
  };

  std::vector<std::jthread> table;
  for (std::size_t seat = 0; seat < seats; ++seat) table.emplace_back(philosopher, seat);
}  // ~jthread joins

}  // namespace deadlock

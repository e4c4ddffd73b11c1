#include <mutex>
#include <thread>
#include <vector>

#include "api.hpp"

namespace deadlock {

void dinner(std::size_t seats, std::size_t rounds, const Meal& meal) {
  std::vector<std::mutex> forks(seats);  // forks[i] lies to the left of seat i

  const auto philosopher = [&](std::size_t seat) {
    for (std::size_t round = 0; round < rounds; ++round) {
      std::lock_guard left(forks[seat]);
      std::lock_guard right(forks[(seat + 1) % seats]);
      meal(seat);
    }
  };

  std::vector<std::thread> table;
  for (std::size_t seat = 0; seat < seats; ++seat) table.emplace_back(philosopher, seat);
  for (std::thread& guest : table) guest.join();
}

}  // namespace deadlock

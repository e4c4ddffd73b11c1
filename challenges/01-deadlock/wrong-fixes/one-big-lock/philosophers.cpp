#include <mutex>
#include <thread>
#include <vector>

#include "api.hpp"

namespace deadlock {

void dinner(std::size_t seats, std::size_t rounds, const Meal& meal) {
  static std::mutex table_mutex;

  const auto philosopher = [&](std::size_t seat) {
    for (std::size_t round = 0; round < rounds; ++round) {
      std::lock_guard lock(table_mutex);  // one fork at a time is trouble, so all of them at once
      meal(seat);
    }
  };

  std::vector<std::jthread> table;
  for (std::size_t seat = 0; seat < seats; ++seat) table.emplace_back(philosopher, seat);
}  // ~jthread joins

}  // namespace deadlock

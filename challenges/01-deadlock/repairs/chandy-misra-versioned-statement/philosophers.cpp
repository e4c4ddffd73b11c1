// Idea: Chandy and Misra. Forks belong to somebody at any time, clean or dirty; a dirty fork is
// handed over when the neighbour asks, a clean one is kept until its owner has eaten. Each fork is
// a monitor of its own, and nobody holds one fork's mutex while waiting for another's.
#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "api.hpp"

namespace deadlock {

namespace {

struct Fork {
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t owner = 0;
  bool dirty = true;
  bool in_use = false;

  // Gets the fork for `seat`: at once when it is dirty and lies on the table.
  void get(std::size_t seat) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return owner == seat || (dirty && !in_use); });
    if (owner != seat) dirty = false;
    owner = seat;
  }

  // Begins to eat with it, unless the neighbour has asked for it and got it meanwhile.
  bool use(std::size_t seat) {
    std::lock_guard lock(mutex);
    if (owner != seat) return false;
    in_use = true;
    return true;
  }

  void put_down(bool used) {
    {
      std::lock_guard lock(mutex);
      in_use = false;
      dirty = dirty || used;
    }
    changed.notify_all();
  }
};

}  // namespace

void dinner(std::size_t seats, std::size_t rounds, const Meal& meal) {
  std::vector<Fork> forks(seats);  // forks[i] lies between seat i - 1 and seat i
  for (std::size_t i = 0; i < seats; ++i)
    forks[i].owner = i == 0 ? 0 : i - 1;  // no circle of owners

  const auto philosopher = [&](std::size_t seat) {
    Fork& left = forks[seat];
    Fork& right = forks[(seat + 1) % seats];
    for (std::size_t round = 0; round < rounds;) {
      left.get(seat);
      right.get(seat);
      if (!left.use(seat)) continue;
      if (!right.use(seat)) {
        left.put_down(false);
        continue;
      }
      meal(seat);
      ++round;
      left.put_down(true);
      right.put_down(true);
    }
  };

  std::vector<std::jthread> table;
  table.reserve(seats);
  for (std::size_t seat = 0; seat < seats; ++seat) table.emplace_back(philosopher, seat);
}

}  // namespace deadlock

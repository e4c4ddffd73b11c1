#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "api.hpp"

namespace deadlock {

namespace {

/// Lets a limited number of guests reach for forks at the same time.
class Waiter {
 public:
  explicit Waiter(std::size_t places) : free_places_(places) {}

  void admit() {
    std::unique_lock lock(mutex_);
    place_freed_.wait(lock, [&] { return free_places_ > 0; });
    --free_places_;
  }

  void leave() {
    std::lock_guard lock(mutex_);
    ++free_places_;
    place_freed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable place_freed_;
  std::size_t free_places_;
};

}  // namespace

void dinner(std::size_t seats, std::size_t rounds, const Meal& meal) {
  std::vector<std::mutex> forks(seats);  // forks[i] lies to the left of seat i
  Waiter waiter(seats - 1);

  const auto philosopher = [&](std::size_t seat) {
    for (std::size_t round = 0; round < rounds; ++round) {
      waiter.admit();
      {
        // A circle of waiting needs every seat; one of them is not admitted.
        std::lock_guard left(forks[seat]);
        std::lock_guard right(forks[(seat + 1) % seats]);
        meal(seat);
      }
      waiter.leave();
    }
  };

  std::vector<std::jthread> table;
  for (std::size_t seat = 0; seat < seats; ++seat) table.emplace_back(philosopher, seat);
}  // ~jthread joins

}  // namespace deadlock

// Idea: forks are members of an ExclusiveSet; a latch lets all philosophers begin together.
#include <latch>
#include <list>
#include <thread>

#include "api.hpp"
#include "exclusive_set.hpp"

namespace deadlock {

void dinner(std::size_t seats, std::size_t rounds, const Meal& meal) {
  ExclusiveSet forks;
  std::latch everyone_sits(static_cast<std::ptrdiff_t>(seats));
  std::list<std::jthread> table;
  try {
    for (std::size_t seat = 0; seat < seats; ++seat) {
      table.emplace_back([&, seat] {
        everyone_sits.arrive_and_wait();
        for (std::size_t round = 0; round < rounds; ++round) {
          const ExclusiveSet::Hold both(forks, seat, (seat + 1) % seats);
          meal(seat);
        }
      });
    }
  } catch (...) {  // no thread: those who sit would wait for ever for the others
    everyone_sits.count_down(static_cast<std::ptrdiff_t>(seats - table.size()));
    throw;
  }
}

}  // namespace deadlock

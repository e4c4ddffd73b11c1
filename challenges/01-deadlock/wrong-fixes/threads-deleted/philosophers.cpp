#include "api.hpp"

namespace deadlock {

void dinner(std::size_t seats, std::size_t rounds, const Meal& meal) {
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t seat = 0; seat < seats; ++seat) meal(seat);
  }
}

}  // namespace deadlock

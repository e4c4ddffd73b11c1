// Walking the list, each thread takes the next node's lock before it gives back the last one's.
// correct: lock coupling, unique_lock moved
#include <array>
#include <cassert>
#include <mutex>
#include <thread>
#include <utility>

struct Stop {
  std::mutex mutex;
  int visits = 0;
};

std::array<Stop, 3> line;

void travel() {
  std::unique_lock here(line[0].mutex);
  ++line[0].visits;
  for (std::size_t i = 1; i < line.size(); ++i) {
    std::unique_lock next(line[i].mutex);
    ++line[i].visits;
    assert(line[i].visits <= line[i - 1].visits);
    here = std::move(next);
  }
}

int main() {
  std::thread first(travel);
  std::thread second(travel);
  first.join();
  second.join();
  for (const Stop& stop : line) assert(stop.visits == 2);
}

// Between giving back the shared lock and getting the exclusive one the last ticket can go.
// expect: assert
#include <cassert>
#include <mutex>
#include <shared_mutex>
#include <thread>

std::shared_mutex mutex;
int tickets = 1;

bool any_left() {
  std::shared_lock reading(mutex);
  return tickets > 0;
}

void take_one() {
  std::unique_lock writing(mutex);
  --tickets;
  assert(tickets >= 0);
}

void buy() {
  if (any_left()) take_one();
}

int main() {
  std::thread first(buy);
  std::thread second(buy);
  first.join();
  second.join();
}

// A weak compare-exchange may fail although the value is the expected one: it wants a loop.
// expect: assert
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> owner = 0;

bool claim(int me) {
  int nobody = 0;
  return owner.compare_exchange_weak(nobody, me);
}

int main() {
  bool first_won = false;
  bool second_won = false;
  std::thread first([&] { first_won = claim(1); });
  std::thread second([&] { second_won = claim(2); });
  first.join();
  second.join();
  assert(first_won != second_won);
}

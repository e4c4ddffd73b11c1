// A weak compare-exchange is repeated until it succeeds or somebody else owns the thing.
// correct: compare_exchange_weak in a loop, compare_exchange_strong
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> owner = 0;

bool claim(int me) {
  int seen = 0;
  while (seen == 0) {
    if (owner.compare_exchange_weak(seen, me)) return true;
  }
  return false;
}

bool claim_strongly(int me) {
  int nobody = 0;
  return owner.compare_exchange_strong(nobody, me);
}

int main() {
  bool first_won = false;
  bool second_won = false;
  std::thread first([&] { first_won = claim(1); });
  std::thread second([&] { second_won = claim_strongly(2); });
  first.join();
  second.join();
  assert(first_won != second_won);
}

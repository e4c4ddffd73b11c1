// A static local is initialised once, whoever comes first; the atomic does the counting.
// correct: static local initialised by several threads at once, atomic
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> initialisations = 0;

int first_number() {
  ++initialisations;
  return 100;
}

int next_number() {
  static std::atomic<int> number = first_number();
  return ++number;
}

void draw() {
  assert(next_number() > 100);
  assert(next_number() > 101);
}

int main() {
  std::thread first(draw);
  std::thread second(draw);
  std::thread third(draw);
  first.join();
  second.join();
  third.join();
  assert(initialisations == 1);
  assert(next_number() == 107);
}

// The strong form fails only where somebody was faster; and who only passes the answer on leaves
// the loop to its caller.
#include <atomic>

std::atomic<bool> taken{false};

bool take() {
  bool expected = false;
  if (!taken.compare_exchange_strong(expected, true)) return false;
  return true;
}

bool attempt(bool& expected) {
  return taken.compare_exchange_weak(expected, true);
}

void wait() {
  bool expected = false;
  while (!attempt(expected)) expected = false;
}

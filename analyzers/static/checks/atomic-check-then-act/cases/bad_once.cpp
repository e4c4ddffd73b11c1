#include <atomic>

std::atomic<int> highest{0};

void report(int value) {
  if (value > highest) highest.store(value);  // FINDING atomic-check-then-act
}

void reset_if(int limit) {
  if (highest > limit) {  // FINDING atomic-check-then-act
    --highest;
  }
}

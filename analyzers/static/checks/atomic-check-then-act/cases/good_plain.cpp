// Nothing atomic about it.
#include <chrono>

using Clock = std::chrono::steady_clock;

int level = 0;

void raise(int value) {
  if (level < value) level = value;
}

bool is_late(Clock::time_point deadline) {
  if (Clock::now() < deadline) return false;
  return deadline != Clock::time_point::max();
}

// poll and select with nothing to wait for are sleeps: the clock goes on meanwhile.
// correct: poll, ppoll and select as sleeps
#include <poll.h>
#include <sys/select.h>

#include <cassert>
#include <chrono>
#include <thread>

using Clock = std::chrono::steady_clock;

int main() {
  const Clock::time_point start = Clock::now();
  std::thread sleeper([] {
    poll(nullptr, 0, 20);
    timeval duration{0, 30'000};
    select(0, nullptr, nullptr, nullptr, &duration);
  });
  const timespec duration{0, 10'000'000};
  ppoll(nullptr, 0, &duration, nullptr);
  assert(Clock::now() - start >= std::chrono::milliseconds(10));
  sleeper.join();
  assert(Clock::now() - start >= std::chrono::milliseconds(50));
}

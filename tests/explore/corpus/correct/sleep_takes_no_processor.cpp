// Who sleeps computes nothing, as the clocks of the processor's time of thread and process show.
#include <cassert>
#include <chrono>
#include <ctime>
#include <thread>

double seconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

int main() {
  const std::clock_t before = std::clock();
  const double all_before = seconds(CLOCK_PROCESS_CPUTIME_ID);
  std::this_thread::sleep_for(std::chrono::seconds(5));
  std::thread sleeper([] {
    const double begun = seconds(CLOCK_THREAD_CPUTIME_ID);
    assert(begun < 0.5);
    std::this_thread::sleep_for(std::chrono::seconds(2));
    assert(seconds(CLOCK_THREAD_CPUTIME_ID) - begun < 0.5);
  });
  sleeper.join();
  assert(std::clock() - before < CLOCKS_PER_SEC);
  assert(seconds(CLOCK_PROCESS_CPUTIME_ID) - all_before < 1);
  while (std::clock() == before) {
  }
}

// However it is asked, the time is one and the same.
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/times.h>
#include <unistd.h>

#include <cassert>
#include <chrono>
#include <ctime>
#include <thread>

void sleep_and_look() {
  const clock_t ticks = times(nullptr);
  timespec before;
  syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &before);
  std::this_thread::sleep_for(std::chrono::seconds(2));
  assert(times(nullptr) - ticks >= 2 * sysconf(_SC_CLK_TCK));
  timespec after;
  clock_gettime(CLOCK_MONOTONIC, &after);
  assert(after.tv_sec - before.tv_sec >= 2);
  const time_t now = time(nullptr);
  assert(syscall(SYS_time, nullptr) >= now);
  struct sysinfo machine;
  timespec up;
  assert(sysinfo(&machine) == 0);
  clock_gettime(CLOCK_BOOTTIME, &up);
  assert(up.tv_sec - machine.uptime <= 1);
}

int main() {
  std::thread one(sleep_and_look), other(sleep_and_look);
  one.join();
  other.join();
}

// Each thread's time of the processor goes on from static initialisation to the end, and so does
// that of all together; what one has computed is none of what another has.
#include <pthread.h>
#include <sys/resource.h>

#include <cassert>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <thread>

double seconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double used() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

const double own_before = seconds(CLOCK_THREAD_CPUTIME_ID);
const double used_before = used();

int main() {
  std::mutex mutex;
  std::condition_variable over;
  bool is_over = false;
  std::thread idle([&] {
    std::unique_lock lock(mutex);
    over.wait(lock, [&] { return is_over; });
  });
  clockid_t clock_of_idle = 0;
  assert(pthread_getcpuclockid(idle.native_handle(), &clock_of_idle) == 0);
  const double begun = used();
  assert(begun >= used_before && seconds(CLOCK_THREAD_CPUTIME_ID) >= own_before);
  while (used() - begun < 0.0005) {
  }
  assert(seconds(clock_of_idle) < 0.0005);
  {
    std::lock_guard lock(mutex);
    is_over = true;
  }
  over.notify_one();
  idle.join();
}

#include "child_watch.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>

#include <cstdio>
#include <cstring>

#include "raw_syscall.hpp"

namespace ccgrade::explore {
namespace {

constexpr long kTickMillis = 300;
constexpr int kBlockedTicks = 10;
constexpr double kSecondsOfComputing = 5;

double processor_seconds(long child) {
  const long clock = (~child << 3) | 2;  // CPUCLOCK_SCHED of a process, as the kernel spells it
  timespec used{};
  raw_syscall(SYS_clock_gettime, clock, reinterpret_cast<long>(&used));
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

/// True when the process behind the descriptor has ended; false after a tick.
bool ends_within_tick(long descriptor) {
  pollfd wanted{static_cast<int>(descriptor), POLLIN, 0};
  timespec tick{0, kTickMillis * 1'000'000};
  return raw_syscall(SYS_ppoll, reinterpret_cast<long>(&wanted), 1,
                     reinterpret_cast<long>(&tick)) == 1;
}

/// 'S' for one that sleeps in a call, 'R' for one that runs or only waits for a processor; 'S' too
/// where the system does not say.
char state_of(long child) {
  char path[32];
  std::snprintf(path, sizeof path, "/proc/%ld/stat", child);
  const long file = raw_syscall(SYS_open, reinterpret_cast<long>(path), O_RDONLY | O_CLOEXEC);
  if (file < 0) return 'S';
  char text[128] = {};  // "1234 (name) S 1 ...", and a name has 15 characters at most
  raw_syscall(SYS_read, file, reinterpret_cast<long>(text), sizeof text - 1);
  raw_syscall(SYS_close, file);
  const char* after_name = std::strrchr(text, ')');
  return after_name && after_name[1] ? after_name[2] : 'S';
}

/// What a child did since it last went on.
class Watch {
 public:
  explicit Watch(long child) : child_(child), at_progress_(processor_seconds(child)) {}

  /// Why it is hopeless; null: it is not.
  const char* look(std::uint64_t progress) {
    constexpr double kLittle = 0.001;
    // On a busy machine it may compute slowly, or not at all for a while.
    const double now = processor_seconds(child_);
    const bool computes = now - last_ > kLittle || state_of(child_) != 'S';
    last_ = now;
    if (progress != progress_) {
      progress_ = progress;
      at_progress_ = now;
      blocked_ = 0;
      return nullptr;
    }
    blocked_ = computes ? 0 : blocked_ + 1;
    if (blocked_ >= kBlockedTicks)
      return "a thread blocks in a system call, where the explorer cannot follow";
    return now - at_progress_ > kSecondsOfComputing
               ? "a thread computes for seconds without synchronising or sharing"
               : nullptr;
  }

 private:
  long child_;
  double last_ = 0;
  double at_progress_;
  std::uint64_t progress_ = 0;
  int blocked_ = 0;
};

}  // namespace

ChildEnd wait_for_child(long child, std::uint64_t (*progress)(void*), void* of) {
  ChildEnd end;
  const long descriptor = raw_syscall(SYS_pidfd_open, child, 0);
  if (descriptor < 0) end.why = "the system lets nobody watch a process (pidfd_open)";
  Watch watch(child);
  while (!end.why && !ends_within_tick(descriptor)) end.why = watch.look(progress(of));
  if (end.why) raw_syscall(SYS_kill, child, SIGKILL);
  raw_syscall(SYS_wait4, child, reinterpret_cast<long>(&end.status));
  if (descriptor >= 0) raw_syscall(SYS_close, descriptor);
  return end;
}

}  // namespace ccgrade::explore

#include "before_main.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/time.h>

#include "raw_syscall.hpp"
#include "signals.hpp"
#include "thread_end.hpp"

namespace ccgrade::explore {
namespace {

constexpr int kFiles = 256;
constexpr long kSeconds = 10;  ///< of the processor's time
bool inherited[kFiles];

bool is_open(int fd) {
  return raw_syscall(SYS_fcntl, fd, F_GETFD) >= 0;
}

void set_alarm(long seconds) {
  const itimerval timer{{}, {seconds, 0}};
  raw_syscall(SYS_setitimer, ITIMER_PROF, reinterpret_cast<long>(&timer), 0);
}

void give_up(int, siginfo_t*, void*) {
  refuse("the program computes for ten seconds before its main begins");
  report_refusal();
  raw_syscall(SYS_exit_group, 3);
}

void prepare() {
  for (int fd = 0; fd < kFiles; ++fd) inherited[fd] = is_open(fd);
  handle_signal(SIGPROF, &give_up);
  set_alarm(kSeconds);
}
// Before every constructor of the program.
[[gnu::section(".preinit_array"), gnu::used]] void (*const first)() = &prepare;

}  // namespace

bool opened_files_before_main() {
  for (int fd = 0; fd < kFiles; ++fd)
    if (is_open(fd) && !inherited[fd]) return true;
  return false;
}

void main_has_begun() {
  set_alarm(0);
}

}  // namespace ccgrade::explore

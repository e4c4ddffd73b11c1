// select and poll look at what the kernel has now; when nothing is ready yet, the thread sleeps by
// virtual time and looks once more. Without a time they block, and are out of reach if they do:
// nothing comes from outside in an execution.
#include <poll.h>
#include <sys/select.h>
#include <sys/syscall.h>

#include "descriptors.hpp"
#include "operation.hpp"
#include "raw_syscall.hpp"
#include "sleeping.hpp"
#include "system_calls.hpp"
#include "thread_end.hpp"
#include "virtual_time.hpp"

using namespace ccgrade::explore;

namespace {

/// Asks `look`, which gets the time to wait and returns what the kernel does, without waiting.
template <class Look>
int wait_until_ready(const timespec* duration, bool for_nothing, std::uintptr_t pc, Look look) {
  if (duration && duration->tv_sec >= static_cast<time_t>(kForEver)) duration = nullptr;
  if (!duration && for_nothing) refuse(out_of_reach(SYS_pause));
  if (!duration || !is_duration(*duration)) return with_errno(look(duration));
  const timespec at_once{};
  if (const long ready = look(&at_once); ready != 0) return with_errno(ready);
  if (nanoseconds(*duration) == 0) return 0;
  sleep_for(nanoseconds(*duration), pc);
  return with_errno(look(&at_once));
}

/// What is ready was made so by others.
template <class Look>
int wait_for_files(const timespec* duration, bool for_nothing, std::uintptr_t pc, Look look) {
  const int ready = wait_until_ready(duration, for_nothing, pc, look);
  if (ready > 0) learn_by_descriptor();
  return ready;
}

int wait_by_poll(pollfd* files, nfds_t count, const timespec* duration, const sigset_t* mask,
                 std::uintptr_t pc) {
  return wait_for_files(duration, count == 0, pc, [&](const timespec* time) {
    timespec left = time ? *time : timespec{};
    return call_for_program(SYS_ppoll, {as_argument(files), static_cast<long>(count),
                                        as_argument(time ? &left : nullptr), as_argument(mask), 8});
  });
}

/// The kernel writes its answer over what was asked, and that nothing is ready as well.
struct Descriptors {
  explicit Descriptors(fd_set* given) : set(given), asked(given ? *given : fd_set{}) {}
  long again() {
    if (set) *set = asked;
    return as_argument(set);
  }
  fd_set* set;
  fd_set asked;
};

int wait_by_select(int count, Descriptors read, Descriptors write, Descriptors except,
                   const timespec* duration, const sigset_t* mask, std::uintptr_t pc) {
  const struct {
    const sigset_t* set;
    std::size_t size;
  } signals{mask, 8};
  const bool for_nothing = !read.set && !write.set && !except.set;
  return wait_for_files(duration, for_nothing, pc, [&](const timespec* time) {
    timespec left = time ? *time : timespec{};
    return call_for_program(SYS_pselect6,
                            {count, read.again(), write.again(), except.again(),
                             as_argument(time ? &left : nullptr), as_argument(&signals)});
  });
}

}  // namespace

extern "C" {

int poll(pollfd* files, nfds_t count, int milliseconds) {
  const timespec duration{milliseconds / 1000, milliseconds % 1000 * 1'000'000L};
  return wait_by_poll(files, count, milliseconds < 0 ? nullptr : &duration, nullptr, CCGRADE_HERE);
}
int ppoll(pollfd* files, nfds_t count, const timespec* duration, const sigset_t* mask) {
  return wait_by_poll(files, count, duration, mask, CCGRADE_HERE);
}
int select(int count, fd_set* read, fd_set* write, fd_set* except, timeval* duration) {
  timespec precise{};
  if (duration) precise = {duration->tv_sec, duration->tv_usec * 1000};
  return wait_by_select(count, Descriptors(read), Descriptors(write), Descriptors(except),
                        duration ? &precise : nullptr, nullptr, CCGRADE_HERE);
}
int pselect(int count, fd_set* read, fd_set* write, fd_set* except, const timespec* duration,
            const sigset_t* mask) {
  return wait_by_select(count, Descriptors(read), Descriptors(write), Descriptors(except), duration,
                        mask, CCGRADE_HERE);
}

}  // extern "C"

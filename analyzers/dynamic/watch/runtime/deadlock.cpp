// Theory of operation. A cycle in the wait-for graph of untimed lock waits is a deadlock for ever,
// so it is reported the moment it closes, by the thread that closes it. The graph is read while
// others change it, and is nevertheless exact:
//   - a thread publishes what it wants before it blocks, and takes that back before it publishes
//     what it now holds; it takes a hold back before it unlocks. So "wants L" and "holds L" are
//     never both visible of one acquisition, and a visible hold is a real one.
//   - every member of a cycle waits for a lock that another member holds. The walk notes each
//     member's epoch; a second look that finds all epochs unchanged saw one consistent moment.
// What is no cycle (a lost wakeup, a join of a thread that waits for ever) is found by the
// watchdog: every thread waits without limit, and nothing moved for a while.
#include "deadlock.hpp"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <cstdlib>

#include "kernel_view.hpp"
#include "log.hpp"
#include "real.hpp"

namespace ccgrade::watch {
namespace {

constexpr int kMostMembers = 64;

struct Member {
  Thread* thread;
  unsigned long epoch;
};

bool waits_for_lock(State state) {
  return state == State::mutex || state == State::read_lock || state == State::write_lock;
}

/// Whoever keeps `wanted` from a thread in `state`: a reader is kept out by writers only.
Thread* keeper(const void* wanted, State state) {
  Thread* threads = all_threads();
  for (int i = 0; i < kMostThreads; ++i) {
    if (!threads[i].used) continue;
    const Hold* hold = threads[i].find_hold(wanted);
    if (hold && !(state == State::read_lock && hold->shared)) return &threads[i];
  }
  return nullptr;
}

/// The cycle through `start`, in wait-for order; 0 members when there is none.
int find_cycle(Thread& start, Member* members) {
  int count = 0;
  Thread* at = &start;
  while (count < kMostMembers) {
    const unsigned long epoch = at->epoch;
    const State state = at->state.load(std::memory_order_acquire);
    const void* wanted = at->wanted.load(std::memory_order_acquire);
    if (!wanted || !waits_for_lock(state)) return 0;
    members[count++] = {at, epoch};
    at = keeper(wanted, state);
    if (!at) return 0;
    if (at == &start) return count;
  }
  return 0;
}

bool unchanged(const Member* members, int count) {
  for (int i = 0; i < count; ++i)
    if (members[i].thread->epoch != members[i].epoch) return false;
  return true;
}

void report(const char* event, const Member* members, int count) {
  if (!first_to_report()) return;
  {
    Log log;
    log.text("event ").text(event);
    for (int i = 0; i < count; ++i) log.text(" ").number(members[i].thread->number);
    log.end_line();
    log_threads(log);
  }
  _exit(kDeadlockExit);
}

std::atomic<long> scenario_started_ms{0};
std::atomic<long> waited_before_ms{0};

std::atomic<long> computed_before_ms{0};

long clock_ms(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

long now_ms() {
  return clock_ms(CLOCK_MONOTONIC);
}

/// Everything that every thread did so far; 0 when some thread can still go on by itself.
unsigned long work_when_all_wait() {
  unsigned long work = 1;
  Thread* threads = all_threads();
  for (int i = 0; i < kMostThreads; ++i) {
    const Thread& row = threads[i];
    if (!row.used || row.finished) continue;
    const State state = row.state;
    if (state == State::running || state == State::timed) return 0;
    work += row.epoch;
  }
  return work;
}

long limit_ms() {
  const char* limit = std::getenv("CCGRADE_WATCH_SECONDS");
  return 1000 * (limit ? std::atol(limit) : 10);
}

/// Past its limit: too long on a machine that let it run, "starved" when even five times the limit
/// was not enough on one that did not.
void judge_time(long limit) {
  constexpr long kPatience = 5;
  const long elapsed = now_ms() - scenario_started_ms;
  if (elapsed <= limit) return;
  // Threads that compute for ever wait for cores too, for each other's: they got their time.
  const bool computed = clock_ms(CLOCK_PROCESS_CPUTIME_ID) - computed_before_ms > limit / 2;
  const bool starved = !computed && waited_for_core_ms() - waited_before_ms > elapsed / 10;
  if (!starved) report("timeout", nullptr, 0);
  if (elapsed > kPatience * limit) report("starved", nullptr, 0);
}

void* watch(void*) {
  constexpr timespec tick{0, 20'000'000};
  constexpr int kStillTicks = 6;
  const long limit = limit_ms();
  unsigned long before = 0;
  int still = 0;
  for (;;) {
    real_nanosleep(&tick);
    const unsigned long work = work_when_all_wait();
    const bool unmoved = work != 0 && work == before && all_other_threads_sleep();
    still = unmoved ? still + 1 : 0;
    before = work;
    if (still >= kStillTicks) report("stuck", nullptr, 0);
    judge_time(limit);
  }
  return nullptr;
}

}  // namespace

void end_if_deadlocked(Thread& waiter) {
  Member members[kMostMembers];
  const int count = find_cycle(waiter, members);
  if (count == 0 || !unchanged(members, count)) return;
  Member again[kMostMembers];
  if (find_cycle(waiter, again) == count && unchanged(members, count))
    report("deadlock", members, count);
}

void restart_scenario_clock() {
  scenario_started_ms = now_ms();
}

void start_watchdog() {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  // ccgrade: allow(thread-detached): it watches until the process ends
  if (real_pthread_create(&thread, nullptr, &watch, nullptr) == 0) pthread_detach(thread);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace ccgrade::watch

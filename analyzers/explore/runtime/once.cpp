// pthread_once and the guards of static locals. The C library's own wait inside a system call while
// they hold the turn, and would never come back.
#include <pthread.h>

#include "execution.hpp"
#include "locks.hpp"
#include "shared_code.hpp"

using namespace ccgrade::explore;

namespace {

constexpr int kDone = 1;

int& state_at(const void* address) {
  return *static_cast<int*>(const_cast<void*>(address));
}

/// Something that is done once: what threads synchronise on, and where its state is kept.
struct Once {
  const void* object;
  const void* state;
  /// A library's own (libgcc's, before the first exception) stays done in the executions that
  /// follow, so that its end is no step: in a replay it would be missing.
  bool of_program;
};

bool not_in_progress(const Thread& thread) {
  return state_at(thread.pending.object) < kInProgress;
}

/// Waits until nobody is at it. True: it is the caller's turn to do it.
bool begin_once(const Once& once, std::uintptr_t pc) {
  int& state = state_at(once.state);
  if (!the_execution) return state != kDone;
  const int mine = kInProgress + the_execution->self().id;
  if (state == mine)
    the_execution->end(Verdict::deadlock, "an initialisation waits for itself",
                       {the_execution->self().id, pc});
  the_execution->point({.kind = OpKind::once,
                        .object = once.state,
                        .also = once.object,
                        .pc = pc,
                        .ready = &not_in_progress});
  learn(once.object);
  if (state == kDone) return false;
  state = mine;
  return true;
}

void end_once(const Once& once, bool done) {
  // Others may look at the object before this, or after it.
  if (the_execution && once.of_program)
    the_execution->point({.kind = OpKind::once, .object = once.object, .also = once.state});
  if (the_execution) publish(once.object);
  state_at(once.state) = done ? kDone : 0;
}

/// An initialiser that throws leaves it to the next thread.
struct Attempt {
  Once once;
  bool done = false;
  ~Attempt() { end_once(once, done); }
};

/// The ABI's guard of a static local: the program tests its first byte, with an acquiring load, and
/// calls only when that is 0. The second half is free for our state.
Once guarded(std::int64_t* guard, std::uintptr_t pc) {
  return {guard, reinterpret_cast<char*>(guard) + 4, is_program_code(pc)};
}

}  // namespace

extern "C" {

int pthread_once(pthread_once_t* once, void (*function)()) {
  const Once what{once, once, is_program_code(CCGRADE_HERE)};
  if (!begin_once(what, CCGRADE_HERE)) return 0;
  Attempt attempt{what};
  function();
  attempt.done = true;
  return 0;
}

int __cxa_guard_acquire(std::int64_t* guard) {
  return begin_once(guarded(guard, CCGRADE_HERE), CCGRADE_HERE) ? 1 : 0;
}
void __cxa_guard_release(std::int64_t* guard) {
  end_once(guarded(guard, CCGRADE_HERE), true);
  *reinterpret_cast<char*>(guard) = 1;
}
void __cxa_guard_abort(std::int64_t* guard) {
  end_once(guarded(guard, CCGRADE_HERE), false);
}

}  // extern "C"

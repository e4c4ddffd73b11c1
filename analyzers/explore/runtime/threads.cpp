// Threads: created on fibers, joined, detached, ended. A pthread_t is what the C library would
// give: the thread pointer of the real thread whose stack the fiber borrows.
#include <errno.h>
#include <pthread.h>
#include <unwind.h>

#include <cstring>

#include "execution.hpp"
#include "locks.hpp"
#include "scheduling.hpp"
#include "thread_end.hpp"
#include "virtual_time.hpp"

using namespace ccgrade::explore;

namespace {

bool target_finished(const Thread& thread) {
  return static_cast<const Thread*>(thread.pending.object)->life == Life::finished;
}

int join(pthread_t handle, void** result, std::uint64_t deadline, std::uintptr_t pc) {
  if (!the_execution) return ESRCH;
  Thread& me = the_execution->self();
  Thread* target = the_execution->by_handle(handle);
  if (!target) return ESRCH;
  if (target == &me) return EDEADLK;
  if (target->detached || target->joined)
    the_execution->end(Verdict::misuse, "a thread is joined that was joined or detached before",
                       {me.id, pc});
  const Wake wake = the_execution->point({.kind = OpKind::join,
                                          .object = target,
                                          .pc = pc,
                                          .ready = &target_finished,
                                          .deadline = deadline});
  if (wake == Wake::timed_out) return ETIMEDOUT;
  target->joined = true;
  me.clock.join(the_execution->arena(), target->clock);
  if (result) *result = target->result;
  return 0;
}

/// What the program asks of a thread's stack that the explorer does not give it; null: nothing.
const char* unfit_stack(const pthread_attr_t& attributes) {
  void* stack = nullptr;
  std::size_t size = 0;
  pthread_attr_getstack(&attributes, &stack, &size);
  // Its end is what glibc keeps. As a number: the compiler takes it that no pointer comes to null.
  if (reinterpret_cast<std::uintptr_t>(stack) + size != 0)
    return "a thread is to run on a stack that the program made, which the explorer does not give "
           "it";
  pthread_attr_t usual;
  std::size_t usual_size = 0;
  pthread_getattr_default_np(&usual);
  pthread_attr_getstacksize(&usual, &usual_size);
  return size > usual_size ? "a thread asks for a larger stack than the explorer's threads have"
                           : nullptr;
}

void* start(void* value) {
  auto& me = *static_cast<Thread*>(value);
  void* result = me.start_function(me.start_argument);
  run_end_actions(me);
  return result;
}

[[noreturn]] void leave_thread(void* result) {
  Thread& me = the_execution->self();
  run_end_actions(me);
  the_execution->finish_thread(result);
}

/// Unwinds every frame of the thread, so that its objects are destroyed, and then ends it.
_Unwind_Reason_Code unwind_step(int, _Unwind_Action actions, _Unwind_Exception_Class,
                                _Unwind_Exception*, _Unwind_Context*, void* result) {
  if (actions & _UA_END_OF_STACK) leave_thread(result);
  return _URC_NO_REASON;
}

}  // namespace

extern "C" {

int pthread_create(pthread_t* handle, const pthread_attr_t* attributes, void* (*function)(void*),
                   void* argument) {
  if (!the_execution) {
    refuse(
        "a thread is started before main, by what makes a static object, where the explorer does "
        "not follow it: a static local of a function is made later");
    return EAGAIN;
  }
  int detached = PTHREAD_CREATE_JOINABLE;
  if (attributes) pthread_attr_getdetachstate(attributes, &detached);
  if (const char* unfit = attributes ? unfit_stack(*attributes) : nullptr)
    the_execution->end(Verdict::inconclusive, unfit, {the_execution->self().id, CCGRADE_HERE});
  Scheduling scheduling = the_execution->self().scheduling;
  if (const int problem = schedule_new(attributes, scheduling)) return problem;
  Thread* thread =
      the_execution->spawn(&start, nullptr, detached == PTHREAD_CREATE_DETACHED, CCGRADE_HERE);
  if (!thread)
    the_execution->end(Verdict::inconclusive, "the program starts more threads than were prepared",
                       {the_execution->self().id, CCGRADE_HERE});
  thread->scheduling = scheduling;
  std::memcpy(thread->name, the_execution->self().name, sizeof thread->name);
  thread->argument = thread;
  thread->start_function = function;
  thread->start_argument = argument;
  *handle = thread->fiber.thread_pointer;
  return 0;
}

int pthread_join(pthread_t handle, void** result) {
  return join(handle, result, 0, CCGRADE_HERE);
}

int pthread_timedjoin_np(pthread_t handle, void** result, const timespec* until) {
  return join(handle, result, deadline_of(*until), CCGRADE_HERE);
}

int pthread_clockjoin_np(pthread_t handle, void** result, clockid_t, const timespec* until) {
  return join(handle, result, deadline_of(*until), CCGRADE_HERE);
}

int pthread_tryjoin_np(pthread_t handle, void** result) {
  Thread* target = the_execution ? the_execution->by_handle(handle) : nullptr;
  if (!target) return ESRCH;
  the_execution->point({.kind = OpKind::try_join, .object = target, .pc = CCGRADE_HERE});
  if (target->life == Life::finished) return join(handle, result, 0, CCGRADE_HERE);
  the_execution->give_way(CCGRADE_HERE);
  return EBUSY;
}

int pthread_detach(pthread_t handle) {
  Thread* target = the_execution ? the_execution->by_handle(handle) : nullptr;
  if (!target) return ESRCH;
  the_execution->point({.kind = OpKind::detach, .object = target, .pc = CCGRADE_HERE});
  if (target->joined)
    the_execution->end(Verdict::misuse, "a thread is detached that was joined before",
                       {the_execution->self().id, CCGRADE_HERE});
  if (target->detached) return EINVAL;
  target->detached = true;
  return 0;
}

void pthread_exit(void* result) {
  static_assert(sizeof(_Unwind_Exception) <= 64);
  auto* exception = allocate<_Unwind_Exception>(the_execution->arena(), 1);
  exception->exception_class = 0;
  exception->exception_cleanup = nullptr;
  _Unwind_ForcedUnwind(exception, &unwind_step, result);
  leave_thread(result);  // there was nothing to unwind
}

}  // extern "C"

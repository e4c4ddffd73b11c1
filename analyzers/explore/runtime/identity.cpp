// Who a thread is, as the system tells: all of them borrow one thread of the kernel's.
#include "identity.hpp"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <time.h>

#include <algorithm>
#include <cstring>

#include "execution.hpp"
#include "next_symbol.hpp"
#include "raw_syscall.hpp"

using namespace ccgrade::explore;

namespace {

Thread* by_handle(pthread_t handle) {
  return the_execution ? the_execution->by_handle(handle) : nullptr;
}

/// To be set or read in a step of its own; null when there is no such thread.
Scheduling* scheduling_of(pthread_t handle, std::uintptr_t pc) {
  Thread* thread = by_handle(handle);
  if (!thread) return nullptr;
  the_execution->point({.kind = OpKind::name, .object = &thread->scheduling, .pc = pc});
  return &thread->scheduling;
}

}  // namespace

pid_t ccgrade::explore::id_of_running_thread() {
  const auto process = static_cast<pid_t>(raw_syscall(SYS_getpid));
  return the_execution ? process + the_execution->self().id : process;
}

extern "C" {

pid_t gettid() {
  return id_of_running_thread();
}

int pthread_setname_np(pthread_t handle, const char* name) {
  Thread* thread = by_handle(handle);
  if (!thread) return ESRCH;
  if (std::strlen(name) >= sizeof thread->name) return ERANGE;
  the_execution->point({.kind = OpKind::name, .object = thread->name, .pc = CCGRADE_HERE});
  std::strcpy(thread->name, name);
  return 0;
}

int pthread_getname_np(pthread_t handle, char* name, std::size_t size) {
  const Thread* thread = by_handle(handle);
  if (!thread) return ESRCH;
  the_execution->point({.kind = OpKind::name, .object = thread->name, .pc = CCGRADE_HERE});
  const char* known = thread->name[0] ? thread->name : program_invocation_short_name;
  if (size <= std::strlen(known)) return ERANGE;
  std::strcpy(name, known);
  return 0;
}

/// The main thread runs on a stack that the C library does not know.
int pthread_getattr_np(pthread_t handle, pthread_attr_t* attributes) {
  const int problem =
      next_symbol<int(pthread_t, pthread_attr_t*)>("pthread_getattr_np")(handle, attributes);
  const Thread* thread = by_handle(handle);
  if (problem || !thread || thread->id != 0) return problem;
  char* top = static_cast<char*>(the_execution->main_stack_top());
  return pthread_attr_setstack(attributes, top - kMainStack, kMainStack);
}

// The kernel's scheduler has nothing to say in an execution; what it is told is remembered.

int pthread_getschedparam(pthread_t handle, int* policy, sched_param* parameters) {
  const Scheduling* known = scheduling_of(handle, CCGRADE_HERE);
  if (!known) return ESRCH;
  *policy = known->policy;
  *parameters = {.sched_priority = known->priority};
  return 0;
}
int pthread_setschedparam(pthread_t handle, int policy, const sched_param* parameters) {
  Scheduling* known = scheduling_of(handle, CCGRADE_HERE);
  if (!known) return ESRCH;
  known->policy = policy;
  known->priority = parameters->sched_priority;
  return 0;
}
int pthread_setschedprio(pthread_t handle, int priority) {
  Scheduling* known = scheduling_of(handle, CCGRADE_HERE);
  if (!known) return ESRCH;
  known->priority = priority;
  return 0;
}
int pthread_getaffinity_np(pthread_t handle, std::size_t size, cpu_set_t* processors) {
  const Scheduling* known = scheduling_of(handle, CCGRADE_HERE);
  if (!known) return ESRCH;
  if (!known->bound) return sched_getaffinity(0, size, processors) == 0 ? 0 : errno;
  std::memset(processors, 0, size);
  std::memcpy(processors, &known->processors, std::min(size, sizeof known->processors));
  return 0;
}
int pthread_setaffinity_np(pthread_t handle, std::size_t size, const cpu_set_t* processors) {
  Scheduling* known = scheduling_of(handle, CCGRADE_HERE);
  if (!known) return ESRCH;
  known->bound = true;
  known->processors = {};
  std::memcpy(&known->processors, processors, std::min(size, sizeof known->processors));
  return 0;
}
int pthread_getcpuclockid(pthread_t handle, clockid_t* clock) {
  if (!by_handle(handle)) return ESRCH;
  *clock = CLOCK_THREAD_CPUTIME_ID;
  return 0;
}

}  // extern "C"

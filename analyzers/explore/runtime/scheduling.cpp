// What the kernel's scheduler would be told of threads: on which processors, by which policy. It
// has nothing to say in an execution, where all borrow one thread of the kernel's; what it is told
// is remembered and given back.
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "execution.hpp"
#include "next_symbol.hpp"

using namespace ccgrade::explore;

namespace {

/// To be set or read in a step of its own; null when there is no such thread.
Scheduling* scheduling_of(Thread* thread, std::uintptr_t pc) {
  if (!thread) return nullptr;
  the_execution->point({.kind = OpKind::name, .object = &thread->scheduling, .pc = pc});
  return &thread->scheduling;
}
Scheduling* scheduling_of(pthread_t handle, std::uintptr_t pc) {
  return scheduling_of(the_execution ? the_execution->by_handle(handle) : nullptr, pc);
}
/// By what gettid() says; 0 is the thread that asks.
Scheduling* scheduling_by_id(pid_t id, std::uintptr_t pc) {
  if (!the_execution) return nullptr;
  Thread& self = the_execution->self();
  return scheduling_of(id == 0 ? &self : the_execution->by_id(id - getpid()), pc);
}

int processors_of_process(std::size_t size, cpu_set_t* processors) {
  return next_symbol<int(pid_t, std::size_t, cpu_set_t*)>("sched_getaffinity")(0, size, processors);
}

/// 0, or why not.
int tell(const Scheduling& known, std::size_t size, cpu_set_t* processors) {
  if (!known.bound) return processors_of_process(size, processors) == 0 ? 0 : errno;
  std::memset(processors, 0, size);
  std::memcpy(processors, &known.processors, std::min(size, sizeof known.processors));
  return 0;
}

/// 0, or why not: none of them is there.
int bind_to(std::size_t size, const cpu_set_t* processors, Scheduling& known) {
  cpu_set_t wanted{}, there{};
  std::memcpy(&wanted, processors, std::min(size, sizeof wanted));
  processors_of_process(sizeof there, &there);
  CPU_AND(&wanted, &wanted, &there);
  if (CPU_COUNT(&wanted) == 0) return EINVAL;
  known.bound = true;
  known.processors = wanted;
  return 0;
}

int fail(int why) {
  errno = why;
  return -1;
}

/// The first on which the thread that asks may run.
int processor(std::uintptr_t pc) {
  cpu_set_t allowed{};
  tell(*scheduling_by_id(0, pc), sizeof allowed, &allowed);
  int first = 0;
  while (first + 1 < CPU_SETSIZE && !CPU_ISSET(first, &allowed)) ++first;
  return first;
}

}  // namespace

extern "C" {

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
  return known ? tell(*known, size, processors) : ESRCH;
}
int pthread_setaffinity_np(pthread_t handle, std::size_t size, const cpu_set_t* processors) {
  Scheduling* known = scheduling_of(handle, CCGRADE_HERE);
  return known ? bind_to(size, processors, *known) : ESRCH;
}

int sched_getaffinity(pid_t id, std::size_t size, cpu_set_t* processors) noexcept {
  const Scheduling* known = scheduling_by_id(id, CCGRADE_HERE);
  if (!known)
    return next_symbol<int(pid_t, std::size_t, cpu_set_t*)>("sched_getaffinity")(id, size,
                                                                                 processors);
  const int problem = tell(*known, size, processors);
  return problem ? fail(problem) : 0;
}
int sched_setaffinity(pid_t id, std::size_t size, const cpu_set_t* processors) noexcept {
  Scheduling* known = scheduling_by_id(id, CCGRADE_HERE);
  if (!known)
    return next_symbol<int(pid_t, std::size_t, const cpu_set_t*)>("sched_setaffinity")(id, size,
                                                                                       processors);
  const int problem = bind_to(size, processors, *known);
  return problem ? fail(problem) : 0;
}

int sched_getcpu() noexcept {
  return the_execution ? processor(CCGRADE_HERE) : next_symbol<int()>("sched_getcpu")();
}
int getcpu(unsigned* which, unsigned* node) noexcept {
  if (!the_execution) return next_symbol<int(unsigned*, unsigned*)>("getcpu")(which, node);
  if (which) *which = static_cast<unsigned>(processor(CCGRADE_HERE));
  if (node) *node = 0;
  return 0;
}

}  // extern "C"

// What the kernel's scheduler would be told of threads: on which processors, by which policy. It
// has nothing to say in an execution, where all borrow one thread of the kernel's; what it is told
// is remembered and given back.
#include "scheduling.hpp"

#include <errno.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "execution.hpp"
#include "next_symbol.hpp"
#include "raw_syscall.hpp"

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
  if (size < sizeof(unsigned long)) return EINVAL;
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

/// SCHED_DEADLINE, which wants more than a priority.
constexpr int kDeadline = 6;

/// 0, or why not: the policy has no such priority, or is none.
int set_policy(int policy, int priority, Scheduling& known) {
  const int plain = policy & ~SCHED_RESET_ON_FORK;
  const int lowest = sched_get_priority_min(plain), highest = sched_get_priority_max(plain);
  if (plain == kDeadline || lowest < 0 || priority < lowest || priority > highest) return EINVAL;
  known.policy = policy;
  known.priority = priority;
  return 0;
}

int niceness_of_process() {
  return next_symbol<int(int, id_t)>("getpriority")(PRIO_PROCESS, 0);
}

/// As those tell it that are no pthread_ functions.
int by_errno(int problem) {
  return static_cast<int>(with_errno(-problem));
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

int ccgrade::explore::schedule_new(const pthread_attr_t* attributes, Scheduling& known) {
  if (!attributes) return 0;
  int inherits = PTHREAD_INHERIT_SCHED;
  pthread_attr_getinheritsched(attributes, &inherits);
  if (inherits == PTHREAD_EXPLICIT_SCHED) {
    sched_param parameters{};
    int policy = SCHED_OTHER;
    pthread_attr_getschedpolicy(attributes, &policy);
    pthread_attr_getschedparam(attributes, &parameters);
    if (const int problem = set_policy(policy, parameters.sched_priority, known)) return problem;
  }
  cpu_set_t only{};
  if (pthread_attr_getaffinity_np(attributes, sizeof only, &only) == 0 &&
      CPU_COUNT(&only) < CPU_SETSIZE)  // of an attribute that says nothing it tells all
    return bind_to(sizeof only, &only, known);
  return 0;
}

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
  return known ? set_policy(policy, parameters->sched_priority, *known) : ESRCH;
}
int pthread_setschedprio(pthread_t handle, int priority) {
  Scheduling* known = scheduling_of(handle, CCGRADE_HERE);
  return known ? set_policy(known->policy, priority, *known) : ESRCH;
}

int sched_getscheduler(pid_t id) noexcept {
  const Scheduling* known = scheduling_by_id(id, CCGRADE_HERE);
  return known ? known->policy : next_symbol<int(pid_t)>("sched_getscheduler")(id);
}
int sched_setscheduler(pid_t id, int policy, const sched_param* parameters) noexcept {
  Scheduling* known = scheduling_by_id(id, CCGRADE_HERE);
  if (!known)
    return next_symbol<int(pid_t, int, const sched_param*)>("sched_setscheduler")(id, policy,
                                                                                  parameters);
  if (!parameters) return by_errno(EINVAL);
  return by_errno(set_policy(policy, parameters->sched_priority, *known));
}
int sched_getparam(pid_t id, sched_param* parameters) noexcept {
  const Scheduling* known = scheduling_by_id(id, CCGRADE_HERE);
  if (!known) return next_symbol<int(pid_t, sched_param*)>("sched_getparam")(id, parameters);
  if (!parameters) return by_errno(EINVAL);
  *parameters = {.sched_priority = known->priority};
  return 0;
}
int sched_setparam(pid_t id, const sched_param* parameters) noexcept {
  Scheduling* known = scheduling_by_id(id, CCGRADE_HERE);
  if (!known) return next_symbol<int(pid_t, const sched_param*)>("sched_setparam")(id, parameters);
  if (!parameters) return by_errno(EINVAL);
  return by_errno(set_policy(known->policy, parameters->sched_priority, *known));
}

/// On Linux each thread has its own.
int getpriority(__priority_which_t which, id_t who) noexcept {
  const Scheduling* known =
      which == PRIO_PROCESS ? scheduling_by_id(static_cast<pid_t>(who), CCGRADE_HERE) : nullptr;
  if (!known) return next_symbol<int(int, id_t)>("getpriority")(which, who);
  errno = 0;
  return known->niceness ? *known->niceness : niceness_of_process();
}
int setpriority(__priority_which_t which, id_t who, int niceness) noexcept {
  Scheduling* known =
      which == PRIO_PROCESS ? scheduling_by_id(static_cast<pid_t>(who), CCGRADE_HERE) : nullptr;
  if (!known) return next_symbol<int(int, id_t, int)>("setpriority")(which, who, niceness);
  known->niceness = std::clamp(niceness, -20, 19);
  return 0;
}
int nice(int more) noexcept {
  if (!the_execution) return next_symbol<int(int)>("nice")(more);
  setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + more);
  return getpriority(PRIO_PROCESS, 0);
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
  return by_errno(tell(*known, size, processors));
}
int sched_setaffinity(pid_t id, std::size_t size, const cpu_set_t* processors) noexcept {
  Scheduling* known = scheduling_by_id(id, CCGRADE_HERE);
  if (!known)
    return next_symbol<int(pid_t, std::size_t, const cpu_set_t*)>("sched_setaffinity")(id, size,
                                                                                       processors);
  return by_errno(bind_to(size, processors, *known));
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

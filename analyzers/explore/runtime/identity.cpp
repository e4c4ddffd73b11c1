// Who a thread is, as the system tells: all of them borrow one thread of the kernel's.
#include <errno.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstring>

#include "execution.hpp"
#include "raw_syscall.hpp"

using namespace ccgrade::explore;

namespace {

Thread* by_handle(pthread_t handle) {
  return the_execution ? the_execution->by_handle(handle) : nullptr;
}

}  // namespace

extern "C" {

/// The main thread's is the process's own; others differ from it and from each other.
pid_t gettid() {
  const auto process = static_cast<pid_t>(raw_syscall(SYS_getpid));
  return the_execution ? process + the_execution->self().id : process;
}

int pthread_setname_np(pthread_t handle, const char* name) {
  Thread* thread = by_handle(handle);
  if (!thread) return ESRCH;
  if (std::strlen(name) >= sizeof thread->name) return ERANGE;
  std::strcpy(thread->name, name);
  return 0;
}

int pthread_getname_np(pthread_t handle, char* name, std::size_t size) {
  const Thread* thread = by_handle(handle);
  if (!thread) return ESRCH;
  const char* known = thread->name[0] ? thread->name : program_invocation_short_name;
  if (size <= std::strlen(known)) return ERANGE;
  std::strcpy(name, known);
  return 0;
}

}  // extern "C"

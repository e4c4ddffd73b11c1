// Who a thread is, as the system tells: all of them borrow one thread of the kernel's.
#include "identity.hpp"

#include <errno.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>

#include <cstdarg>
#include <cstring>

#include "execution.hpp"
#include "next_symbol.hpp"
#include "raw_syscall.hpp"

using namespace ccgrade::explore;

namespace {

Thread* by_handle(pthread_t handle) {
  return the_execution ? the_execution->by_handle(handle) : nullptr;
}

const char* name_of(const Thread& thread) {
  return thread.name[0] ? thread.name : program_invocation_short_name;
}

/// As much as the kernel keeps.
void copy_name(char* to, const char* from) {
  std::strncpy(to, from, sizeof Thread::name - 1);
  to[sizeof Thread::name - 1] = '\0';
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
  const char* known = name_of(*thread);
  if (size <= std::strlen(known)) return ERANGE;
  std::strcpy(name, known);
  return 0;
}

/// The other way to the same names. One that is too long is cut.
int prctl(int option, ...) {
  va_list list;
  va_start(list, option);
  unsigned long arguments[4];
  for (unsigned long& each : arguments) each = va_arg(list, unsigned long);
  va_end(list);
  auto* text = reinterpret_cast<char*>(arguments[0]);
  if (!the_execution || (option != PR_SET_NAME && option != PR_GET_NAME))
    return next_symbol<int(int, unsigned long, unsigned long, unsigned long, unsigned long)>(
        "prctl")(option, arguments[0], arguments[1], arguments[2], arguments[3]);
  Thread& me = the_execution->self();
  the_execution->point({.kind = OpKind::name, .object = me.name, .pc = CCGRADE_HERE});
  if (option == PR_SET_NAME) {
    copy_name(me.name, text);
  } else {
    copy_name(text, name_of(me));
  }
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

}  // extern "C"

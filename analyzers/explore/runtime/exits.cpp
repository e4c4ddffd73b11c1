// Every way in which a program can end: the first one decides the execution.
#include <cxxabi.h>
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <typeinfo>

#include "execution.hpp"
#include "next_symbol.hpp"
#include "peek.hpp"
#include "raw_syscall.hpp"
#include "signals.hpp"
#include "system_calls.hpp"
#include "thread_end.hpp"

using namespace ccgrade::explore;

namespace {

Party here(std::uintptr_t pc) {
  return {the_execution->self().id, pc};
}

void end_uncaught(std::uintptr_t pc) {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (!type) return;
  char message[256];
  std::snprintf(message, sizeof message, "an exception of type %s leaves its thread", type->name());
  the_execution->end(Verdict::uncaught_exception, message, here(pc));
}

/// Whoever ends the program may be late: what the other threads do until then happens too.
void vanish(int code, bool explicitly, std::uintptr_t pc) {
  if (!the_execution) return;
  the_execution->point({.kind = OpKind::vanish, .pc = pc});
  the_execution->end_by_exit(code, explicitly, pc);
}

void begin_exit(std::uintptr_t pc) {
  if (!the_execution) return;
  the_execution->point({.kind = OpKind::exit, .pc = pc});
  if (!the_execution->begin_exit())
    the_execution->end(Verdict::misuse, "the program is ended by two threads at once", here(pc));
}

void at_the_very_end() {
  vanish(0, false, 0);
}

[[noreturn]] void leave_at_once(int code, std::uintptr_t pc) {
  vanish(code, true, pc);
  raw_syscall(SYS_exit_group, code);
  __builtin_unreachable();
}

/// A thread that nobody has joined or detached; the one whose handle the running thread has read
/// last, if it is one. It is told where a std::thread ends the program by being destroyed
/// (driver/terminate.hpp): which one that is can only be guessed.
const Thread* unjoined_thread() {
  pthread_t handle = 0;
  const void* const looked_at = the_execution->self().last_read;
  if (looked_at && !peek(looked_at, &handle, sizeof handle)) handle = 0;
  const Thread* unjoined = nullptr;
  for (const Thread* thread : the_execution->threads()) {
    if (thread->id == 0 || thread->detached || thread->joined) continue;
    if (!unjoined || thread->fiber.thread_pointer == handle) unjoined = thread;
  }
  return unjoined;
}

/// What is registered first runs last. Before every constructor of the program.
void register_first() {
  std::atexit(&at_the_very_end);
  std::at_quick_exit(&at_the_very_end);
}
[[gnu::section(".preinit_array"), gnu::used]] void (*const registration)() = &register_first;

}  // namespace

namespace ccgrade::explore {

void leave_program(int code) {
  if (the_execution) run_thread_local_destructors(the_execution->self());
  next_symbol<void(int)>("exit")(code);
  __builtin_unreachable();
}

}  // namespace ccgrade::explore

/// Inline destructors of the program's own call it directly; the C++ library, for an exception that
/// nobody catches, calls its own and comes to abort().
void std::terminate() noexcept {
  if (!the_execution) abort();
  const std::uintptr_t pc = CCGRADE_HERE;
  end_uncaught(pc);
  const Thread* unjoined = unjoined_thread();
  the_execution->end(Verdict::terminate, "the program calls std::terminate", here(pc),
                     unjoined ? Party{unjoined->id, unjoined->created_at} : Party{});
  abort();
}

extern "C" {

void __cxa_pure_virtual() {
  if (the_execution)
    the_execution->end(Verdict::crash,
                       "a pure virtual function is called, of an object that is being made or "
                       "destroyed",
                       here(CCGRADE_HERE));
  abort();
}

/// The harness's checks come here (grader/harness/explore_hooks.hpp).
void ccgrade_explore_failed(const char* what, const char* file, unsigned line) {
  if (!the_execution) return;
  char message[400];
  std::snprintf(message, sizeof message, line ? "%s (%s:%u)" : "%s", what, file, line);
  the_execution->end(Verdict::assertion, message, here(CCGRADE_HERE));
}

void abort() {
  if (the_execution) {
    end_uncaught(CCGRADE_HERE);
    if (is_handled(SIGABRT)) raise(SIGABRT);  // the handler may have another end in mind
    the_execution->end(Verdict::crash, "the program calls abort", here(CCGRADE_HERE));
  }
  report_refusal();
  raw_syscall(SYS_kill, raw_syscall(SYS_getpid), SIGABRT);
  raw_syscall(SYS_exit_group, 134);
  __builtin_unreachable();
}

void __assert_fail(const char* what, const char* file, unsigned line, const char*) {
  if (the_execution) {
    char message[400];
    std::snprintf(message, sizeof message, "the assertion %s does not hold (%s:%u)", what, file,
                  line);
    the_execution->end(Verdict::assertion, message, here(CCGRADE_HERE));
  }
  abort();
}

/// The C library runs what was registered for the end, last of all our own handler.
void exit(int code) {
  if (code != 0) vanish(code, true, CCGRADE_HERE);
  begin_exit(CCGRADE_HERE);
  leave_program(code);
}

void _exit(int code) {
  leave_at_once(code, CCGRADE_HERE);
}
void _Exit(int code) {
  leave_at_once(code, CCGRADE_HERE);
}
void quick_exit(int code) {
  if (code != 0) vanish(code, true, CCGRADE_HERE);
  begin_exit(CCGRADE_HERE);
  next_symbol<void(int)>("quick_exit")(code);
  __builtin_unreachable();
}

int fork() {
  refuse(out_of_reach(SYS_fork));
  return -1;
}
int vfork() {
  refuse(out_of_reach(SYS_fork));
  return -1;
}
int system(const char*) {
  refuse(out_of_reach(SYS_fork));
  return -1;
}
FILE* popen(const char*, const char*) {
  refuse(out_of_reach(SYS_fork));
  return nullptr;
}
int posix_spawn(pid_t*, const char*, const posix_spawn_file_actions_t*, const posix_spawnattr_t*,
                char* const*, char* const*) {
  refuse(out_of_reach(SYS_fork));
  return EAGAIN;
}
int posix_spawnp(pid_t*, const char*, const posix_spawn_file_actions_t*, const posix_spawnattr_t*,
                 char* const*, char* const*) {
  refuse(out_of_reach(SYS_fork));
  return EAGAIN;
}
int execve(const char*, char* const*, char* const*) {
  refuse(out_of_reach(SYS_execve));
  return -1;
}
int pause() {
  refuse(out_of_reach(SYS_pause));
  return -1;
}
int sigsuspend(const sigset_t*) {
  refuse(out_of_reach(SYS_pause));
  return -1;
}
int sigwait(const sigset_t*, int*) {
  refuse(out_of_reach(SYS_pause));
  return EINTR;
}
int sigwaitinfo(const sigset_t*, siginfo_t*) {
  refuse(out_of_reach(SYS_pause));
  return -1;
}
int sigtimedwait(const sigset_t*, siginfo_t*, const timespec*) {
  refuse(out_of_reach(SYS_pause));
  return -1;
}
int pthread_cancel(pthread_t) {
  refuse("the program cancels a thread, which the explorer does not model");
  return 0;
}

}  // extern "C"

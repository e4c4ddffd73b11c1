#include "server.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "child_watch.hpp"
#include "faults.hpp"
#include "machine.hpp"
#include "raw_syscall.hpp"
#include "system_calls.hpp"

namespace ccgrade::explore {
namespace {

/// So often a process may turn out to be spoilt before every execution gets one of its own.
constexpr int kMostSpoilt = 3;

/// The program under test may write files of this size at most.
void limit_files() {
  constexpr unsigned long kMost = 512UL << 20;
  const rlimit limit{kMost, kMost};
  raw_syscall(SYS_setrlimit, RLIMIT_FSIZE, reinterpret_cast<long>(&limit));
}

/// Begins a copy of this process, which does not outlive it: 0 in the copy. Who waits for the
/// server to end ends it by a signal, or is killed and takes it along.
long begin_child() {
  const long server = raw_syscall(SYS_getpid);
  const long child = raw_syscall(SYS_clone, SIGCHLD);
  if (child != 0) return child;
  raw_syscall(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL);
  if (raw_syscall(SYS_getppid) != server) raw_syscall(SYS_exit_group, 0);  // it was faster
  return 0;
}

}  // namespace

void Server::serve() {
  if (!run_.prepare()) return;
  ask_about_machine();
  int spoilt = in_process_ ? 0 : kMostSpoilt;
  while (!run_.is_over())
    if (spoilt < kMostSpoilt)
      spoilt += !run_in_one_process();
    else
      execute_in_child();
  run_.finish();
}

/// Runs executions in one child process until the plan is over (true) or the process is spoilt: it
/// died, or an execution left something behind that cannot be undone.
bool Server::run_in_one_process() {
  const long child = begin_child();
  if (child == 0) {
    catch_faults();
    const bool can_restore = watch_system_calls() && snapshot_.take();
    limit_files();
    if (can_restore)
      while (!run_.is_over() && execute_here()) continue;
    raw_syscall(SYS_exit_group, 0);
  }
  wait_for(child);
  return run_.is_over();
}

/// `child`: its id; negative where there is none.
void Server::wait_for(long child) {
  const ChildEnd end = child < 0 ? ChildEnd{0, "the system starts no further process"}
                                 : wait_for_child(child, &progress_of, this);
  Execution* current = run_.current();
  if (!current) return;
  if (end.why)
    current->killed_for(end.why);
  else
    current->died_of(end.status);
  run_.conclude();
}

std::uint64_t Server::progress_of(void* server) {
  return static_cast<const Server*>(server)->run_.progress();
}

/// One execution in this process. False when the process is of no further use.
bool Server::execute_here() {
  run_.begin();
  if (run_.is_over()) return false;
  begin_watching();
  run_.execute(body_.run, body_.argument);
  const bool spoilt = end_watching();
  if (spoilt) run_.note_lasting();
  const bool restored = snapshot_.restore();
  if (!report_.is_intact()) return false;  // whoever waits for this process concludes
  run_.conclude();
  return restored && !spoilt;
}

void Server::execute_in_child() {
  run_.begin();
  if (run_.is_over()) return;
  run_.note_lasting();  // or nobody looked
  const long child = begin_child();
  if (child == 0) {
    catch_faults();
    limit_files();
    run_.execute(body_.run, body_.argument);
    raw_syscall(SYS_exit_group, 0);
  }
  wait_for(child);
}

}  // namespace ccgrade::explore

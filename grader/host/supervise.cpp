// Theory of operation. One poll set watches the child's pipes, its end (a pidfd) and a clock tick.
// Each tick asks: stopped by the user? past the wall limit? past the memory limit? The first yes
// kills the whole group. Output past a cap is read and dropped, so that a flood cannot block the
// child or fill our memory. When the child has ended, whoever it left behind is killed, and then
// the pipes run dry by themselves.
#include "grader/host/supervise.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <optional>

#include "grader/host/outcomes.hpp"
#include "grader/host/process_group.hpp"
#include "grader/host/spawn.hpp"
#include "grader/host/streams.hpp"

namespace ccgrade {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kTicksPerMemoryPoll = 5;

class Supervision {
 public:
  Supervision(const Command& command, Children& children, const std::stop_token& stop,
              const Child& child)
      : command_(command),
        children_(children),
        stop_(stop),
        pid_(child.pid),
        pidfd_(static_cast<int>(syscall(SYS_pidfd_open, pid_, 0))),
        started_(Clock::now()),
        streams_(command, child.pipes) {}

  ProcessResult watch() {
    while (!child_ended()) {
      streams_.wait(pidfd_);
      if (!killed_) killed_ = reason_to_kill();
      if (killed_) kill(-pid_, SIGKILL);
    }
    return finish();
  }

 private:
  bool child_ended() {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == pid_;
  }

  double elapsed() const { return std::chrono::duration<double>(Clock::now() - started_).count(); }

  std::optional<Outcome> reason_to_kill() {
    if (const auto over = over_time(command_, stop_, elapsed())) return over;
    if (const auto over = over_output(command_, streams_.printed())) return over;
    if (const auto over = patience_.over(streams_.heard(), elapsed())) return over;
    if (++tick_ % kTicksPerMemoryPoll == 0 && resident_kib(pid_) > command_.limits.memory_kib)
      return over_memory(command_);
    return std::nullopt;
  }

  ProcessResult finish() {
    int status = 0;
    rusage usage{};
    const bool others = children_.reap(pid_, [&] { wait4(pid_, &status, 0, &usage); });
    close(pidfd_);
    ProcessResult done = result(status, usage);
    streams_.finish(done);
    done.left_processes = others && !killed_;
    return done;
  }

  ProcessResult result(int status, const rusage& usage) {
    ProcessResult done;
    const auto seconds = [](const timeval& t) { return t.tv_sec + t.tv_usec / 1e6; };
    done.usage = {seconds(usage.ru_utime) + seconds(usage.ru_stime), elapsed(), usage.ru_maxrss};
    done.outcome = killed_ ? *killed_ : outcome_of(status);
    return done;
  }

  const Command& command_;
  Children& children_;
  const std::stop_token& stop_;
  pid_t pid_;
  int pidfd_;
  Clock::time_point started_;
  Streams streams_;
  Patience patience_{command_.limits.quiet_seconds};
  std::optional<Outcome> killed_;
  int tick_ = 0;
};

}  // namespace

ProcessResult supervise(const Command& command, Children& children, const std::stop_token& stop) {
  ProcessResult failed;
  failed.channels.resize(command.channels.size());
  if (const auto refused = refusal_of(command, stop)) {
    failed.outcome = *refused;
    return failed;
  }
  const Result<Child> child = spawn(command, children);
  if (!child) {
    failed.outcome = {Ending::our_fault, 0, child.error().message};
    return failed;
  }
  return Supervision(command, children, stop, *child).watch();
}

}  // namespace ccgrade

// Theory of operation. One poll set watches the child's pipes, its end (a pidfd) and a clock tick.
// Each tick asks: stopped by the user? past the wall limit? past the memory limit? The first yes
// kills the whole group. Output past a cap is read and dropped, so that a flood cannot block the
// child or fill our memory. When the child has ended, whoever it left behind is killed, and then
// the pipes run dry by themselves.
#include "grader/host/supervise.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>

#include "grader/host/process_group.hpp"
#include "grader/host/spawn.hpp"

namespace ccgrade {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kTickMillis = 20;
constexpr int kTicksPerMemoryPoll = 5;

struct Stream {
  int fd = -1;
  std::size_t cap = 0;
  std::string text;
};

/// Reads what is there now; closes the stream at its end.
void drain(Stream& stream) {
  char buffer[1 << 16];
  for (int rounds = 0; rounds < 16; ++rounds) {
    const ssize_t got = read(stream.fd, buffer, sizeof buffer);
    if (got > 0) {
      const std::size_t room = stream.cap - std::min(stream.cap, stream.text.size());
      stream.text.append(buffer, std::min(room, static_cast<std::size_t>(got)));
      continue;
    }
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    close(stream.fd);
    stream.fd = -1;
    return;
  }
}

class Supervision {
 public:
  Supervision(const Command& command, Children& children, const std::stop_token& stop,
              const Child& child)
      : command_(command),
        children_(children),
        stop_(stop),
        pid_(child.pid),
        started_(Clock::now()) {
    for (std::size_t i = 0; i < child.pipes.size(); ++i) {
      fcntl(child.pipes[i], F_SETFL, O_NONBLOCK);
      const bool channel = i >= 2;
      streams_.push_back({child.pipes[i],
                          channel ? command.channels[i - 2].cap_bytes : command.limits.output_bytes,
                          {}});
    }
    pidfd_ = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
  }

  ProcessResult watch() {
    while (!child_ended()) {
      wait_for_news();
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

  void wait_for_news() {
    std::vector<pollfd> set{{pidfd_, POLLIN, 0}};
    for (const Stream& stream : streams_) set.push_back({stream.fd, POLLIN, 0});
    poll(set.data(), set.size(), kTickMillis);
    for (Stream& stream : streams_)
      if (stream.fd >= 0) drain(stream);
  }

  double elapsed() const { return std::chrono::duration<double>(Clock::now() - started_).count(); }

  std::optional<Outcome> reason_to_kill() {
    if (stop_.stop_requested()) return Outcome{Ending::interrupted, 0, "stopped by the user"};
    if (elapsed() > command_.limits.wall_seconds)
      return Outcome{Ending::timed_out, 0,
                     "still running after " + std::to_string(static_cast<int>(elapsed())) + " s"};
    if (++tick_ % kTicksPerMemoryPoll == 0 && resident_kib(pid_) > command_.limits.memory_kib)
      return Outcome{
          Ending::out_of_memory, 0,
          "used more than " + std::to_string(command_.limits.memory_kib / 1024) + " MiB of memory"};
    return std::nullopt;
  }

  ProcessResult finish() {
    int status = 0;
    rusage usage{};
    const bool others = children_.reap(pid_, [&] { wait4(pid_, &status, 0, &usage); });
    for (Stream& stream : streams_) {
      if (stream.fd < 0) continue;
      drain(stream);
      if (stream.fd >= 0) close(stream.fd);
    }
    close(pidfd_);
    ProcessResult done = result(status, usage);
    done.left_processes = others && !killed_;
    return done;
  }

  ProcessResult result(int status, const rusage& usage) {
    ProcessResult done;
    const auto seconds = [](const timeval& t) { return t.tv_sec + t.tv_usec / 1e6; };
    done.usage = {seconds(usage.ru_utime) + seconds(usage.ru_stime), elapsed(), usage.ru_maxrss};
    done.out = std::move(streams_[0].text);
    done.err = std::move(streams_[1].text);
    for (std::size_t i = 2; i < streams_.size(); ++i)
      done.channels.push_back(std::move(streams_[i].text));
    if (killed_)
      done.outcome = *killed_;
    else if (WIFSIGNALED(status))
      done.outcome = {Ending::signalled, WTERMSIG(status), strsignal(WTERMSIG(status))};
    else
      done.outcome = {Ending::exited, WEXITSTATUS(status), {}};
    return done;
  }

  const Command& command_;
  Children& children_;
  const std::stop_token& stop_;
  pid_t pid_;
  int pidfd_ = -1;
  Clock::time_point started_;
  std::vector<Stream> streams_;
  std::optional<Outcome> killed_;
  int tick_ = 0;
};

bool sane(const Limits& limits) {
  return limits.wall_seconds > 0 && limits.output_bytes > 0 && limits.memory_kib > 0 &&
         limits.file_kib > 0;
}

}  // namespace

ProcessResult supervise(const Command& command, Children& children, const std::stop_token& stop) {
  ProcessResult failed;
  failed.channels.resize(command.channels.size());
  if (stop.stop_requested()) {
    failed.outcome = {Ending::interrupted, 0, "stopped by the user"};
    return failed;
  }
  if (command.argv.empty() || !sane(command.limits)) {
    failed.outcome = {Ending::our_fault, 0, "a command without a program or with a limit of zero"};
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

// Theory of operation. ccgrade is multi-threaded, so between fork and exec the child may call only
// async-signal-safe functions: everything that allocates (argv, environment, pipes) is prepared
// before. A close-on-exec pipe carries errno back when exec fails; end of file on it means that the
// program runs.
#include "grader/host/spawn.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "grader/host/channel.hpp"
#include "grader/host/environment.hpp"
#include "grader/host/pointers.hpp"
#include "grader/host/resource_limits.hpp"

namespace ccgrade {
namespace {

struct Pipe {
  int ours = -1;
  int childs = -1;
  int target = -1;
};

/// The child's ends are moved far above any target number, so that dup2 onto one target never
/// overwrites another pipe's end.
constexpr int kAboveTargets = 64;

bool open_pipe(Pipe& made, int target, bool (*open)(int ends[2]) = &open_plain_pipe) {
  int ends[2];
  if (!open(ends)) return false;
  made = {ends[0], fcntl(ends[1], F_DUPFD_CLOEXEC, kAboveTargets), target};
  close(ends[1]);
  return made.childs >= 0;
}

/// Runs in the child, between fork and exec: async-signal-safe calls only.
[[noreturn]] void become(const Command& command, const std::vector<Pipe>& pipes, int errno_pipe,
                         char* const* argv, char* const* envp) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  signal(SIGPIPE, SIG_DFL);
  limit_command(command.limits.cpu_seconds, command.limits.file_kib);
  if (command.fixed_addresses) personality(ADDR_NO_RANDOMIZE);
  const int null = open("/dev/null", O_RDONLY);
  dup2(null, STDIN_FILENO);
  for (const Pipe& pipe : pipes) dup2(pipe.childs, pipe.target);
  if (command.cwd.empty() || chdir(command.cwd.c_str()) == 0) execvpe(argv[0], argv, envp);
  const int why = errno;
  [[maybe_unused]] const ssize_t put = write(errno_pipe, &why, sizeof why);
  _exit(127);
}

void close_end(int& fd) {
  if (fd >= 0) close(fd);
  fd = -1;
}

void close_childs(std::vector<Pipe>& pipes) {
  for (Pipe& pipe : pipes) close_end(pipe.childs);
}

void close_ours(std::vector<Pipe>& pipes) {
  for (Pipe& pipe : pipes) close_end(pipe.ours);
}

int exec_errno(int fd) {
  int why = 0;
  ssize_t got = 0;
  do got = read(fd, &why, sizeof why);
  while (got < 0 && errno == EINTR);
  return got == sizeof why ? why : 0;
}

/// The pipes of one command: stdout, stderr, its channels, and last the one for exec's errno.
bool open_pipes(const Command& command, std::vector<Pipe>& pipes) {
  pipes.resize(3 + command.channels.size());
  bool opened = open_pipe(pipes[0], STDOUT_FILENO) && open_pipe(pipes[1], STDERR_FILENO);
  for (std::size_t i = 0; opened && i < command.channels.size(); ++i)
    opened = open_pipe(pipes[2 + i], command.channels[i].child_fd, &open_channel);
  return opened && open_pipe(pipes.back(), -1);
}

Error cannot_start(const Command& command, int why) {
  return Error{"cannot start " + command.argv[0] + ": " + std::strerror(why)};
}

}  // namespace

Result<Child> spawn(const Command& command, Children& children) {
  std::vector<Pipe> pipes;
  if (!open_pipes(command, pipes)) {
    const int why = errno;
    close_childs(pipes);
    close_ours(pipes);
    return cannot_start(command, why);
  }
  const std::vector<std::string> variables = environment(command);
  const std::vector<char*> argv = pointers(command.argv);
  const std::vector<char*> envp = pointers(variables);
  const Pipe failure = pipes.back();

  const pid_t pid = children.start([&] {
    const pid_t forked = fork();
    if (forked == 0) {
      pipes.pop_back();
      become(command, pipes, failure.childs, argv.data(), envp.data());
    }
    return forked;
  });
  int why = pid < 0 ? errno : 0;
  close_childs(pipes);
  if (pid > 0) {
    setpgid(pid, pid);  // both sides set it: whoever is first, the group exists
    why = exec_errno(failure.ours);
  }
  if (why != 0) {
    close_ours(pipes);
    // ccgrade: allow(blocking-under-lock): it could not become another program, and ends at once
    if (pid > 0) children.reap(pid, [&] { waitpid(pid, nullptr, 0); });
    return cannot_start(command, why);
  }
  close_end(pipes.back().ours);
  pipes.pop_back();
  Child child{pid, {}};
  for (const Pipe& pipe : pipes) child.pipes.push_back(pipe.ours);
  return child;
}

}  // namespace ccgrade

// Theory of operation. The first process of a namespace takes all others with it when it ends, and
// nobody in there can signal or trace it. So it is the one that watches: the program's end, the
// leash, and every tick the memory and number of all processes that its own /proc shows.
#include "grader/host/cell/keeper.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "grader/host/cell/rights.hpp"
#include "grader/host/cell/view.hpp"
#include "grader/host/pointers.hpp"
#include "grader/host/resource_limits.hpp"

namespace ccgrade::cell {
namespace {

constexpr int kTickMillis = 50;
constexpr int kMostProcesses = 512;
constexpr rlim_t kMostDescriptors = 4096;
constexpr rlim_t kMostTasks = 2048;  ///< processes and threads of all cells

[[noreturn]] void say(const Descriptors& descriptors, const Report& report) {
  const bool told = write(descriptors.report, &report, sizeof report) == sizeof report;
  _exit(told ? 0 : 1);
}

[[noreturn]] void fail(const Descriptors& descriptors, const std::string& what, int error) {
  Report report;
  report.status = error;
  std::strncpy(report.text, what.c_str(), sizeof report.text - 1);
  say(descriptors, report);
}

/// The streams take their places; what else is open goes when the program starts.
void take_streams(const Request& request, const Descriptors& descriptors) {
  dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
  for (std::size_t i = 0; i < request.targets.size(); ++i)
    dup2(descriptors.streams[i], request.targets[i]);
}

/// The program's descriptor has a number that it can never make again once its limit is lowered.
int open_program(const Request& request, const Descriptors& descriptors, rlim_t& most) {
  rlimit open_files{};
  getrlimit(RLIMIT_NOFILE, &open_files);
  open_files.rlim_cur = open_files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &open_files);
  most = std::min<rlim_t>(kMostDescriptors, open_files.rlim_max - 1);
  const int program = open(request.argv[0].c_str(), O_PATH | O_CLOEXEC);
  const int moved = program < 0 ? -1 : dup3(program, static_cast<int>(most), O_CLOEXEC);
  if (moved < 0) fail(descriptors, "cannot open " + request.argv[0], errno);
  return moved;
}

[[noreturn]] void become(const Request& request, const Descriptors& descriptors) {
  const auto argv = pointers(request.argv), envp = pointers(request.env);
  setsid();
  if (!request.cwd.empty() && chdir(request.cwd.c_str()) != 0)
    fail(descriptors, "cannot enter " + request.cwd, errno);
  rlim_t most = 0;
  const int program = open_program(request, descriptors, most);
  take_streams(request, descriptors);
  limit_command(request.cpu_seconds, request.file_kib);
  limit_resource(RLIMIT_NOFILE, most);
  limit_resource(RLIMIT_NPROC, kMostTasks);
  if (request.fixed_addresses) personality(ADDR_NO_RANDOMIZE);
  if (const Status given_up = give_up_rights(request.confinement.rights, program); !given_up)
    fail(descriptors, given_up.error().message, 0);
  syscall(SYS_execveat, program, "", argv.data(), envp.data(), AT_EMPTY_PATH);
  fail(descriptors, "cannot start " + request.argv[0], errno);
}

/// Of all processes here but this one.
struct Census {
  long resident_kib = 0;
  int processes = 0;
};

Census census() {
  Census counted;
  DIR* const folder = opendir("/proc");
  if (!folder) return counted;
  while (const dirent* entry = readdir(folder)) {
    const long pid = std::atol(entry->d_name);
    if (pid <= 1) continue;
    ++counted.processes;
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%ld/statm", pid);
    long size = 0, resident = 0;
    if (FILE* file = std::fopen(path, "re")) {
      if (std::fscanf(file, "%ld %ld", &size, &resident) == 2)
        counted.resident_kib += resident * (sysconf(_SC_PAGESIZE) / 1024);
      std::fclose(file);
    }
  }
  closedir(folder);
  return counted;
}

class Keeping {
 public:
  Keeping(const Request& request, const Descriptors& descriptors, pid_t program)
      : request_(request), descriptors_(descriptors), program_(program) {}

  [[noreturn]] void watch() {
    const int ended = static_cast<int>(syscall(SYS_pidfd_open, program_, 0));
    for (;;) {
      pollfd news[] = {{ended, POLLIN, 0}, {descriptors_.leash, POLLIN, 0}};
      poll(news, 2, kTickMillis);
      reap();
      if (over_ || news[1].revents != 0) tell(Report::Kind::ended);
      const Census here = census();
      if (here.resident_kib > request_.memory_kib) tell(Report::Kind::out_of_memory);
      if (here.processes > kMostProcesses) tell(Report::Kind::too_many_processes);
    }
  }

 private:
  /// The program, and whoever outlived their parents.
  void reap() {
    int status = 0;
    for (pid_t pid = 0; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
      if (pid == program_) {
        over_ = true;
        status_ = status;
      }
  }
  /// Once nobody is left here but this process.
  [[noreturn]] void tell(Report::Kind kind) {
    left_ = kill(-1, SIGKILL) == 0;
    while (waitpid(-1, nullptr, 0) > 0) {
    }
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto micros = [](const timeval& t) { return t.tv_sec * 1'000'000L + t.tv_usec; };
    Report report;
    report.kind = kind;
    report.status = status_;
    report.cpu_micros = micros(usage.ru_utime) + micros(usage.ru_stime);
    report.peak_kib = usage.ru_maxrss;
    report.left_processes = left_;
    say(descriptors_, report);
  }

  const Request& request_;
  const Descriptors& descriptors_;
  pid_t program_;
  bool over_ = false;
  bool left_ = false;
  int status_ = 0;
};

}  // namespace

void keep(const Request& request, const Descriptors& descriptors) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_DUMPABLE, 0);
  signal(SIGCHLD, SIG_DFL);
  if (const Status seen = see_only(request.confinement); !seen)
    fail(descriptors, seen.error().message, 0);
  const pid_t program = fork();
  if (program < 0) fail(descriptors, "cannot start a process", errno);
  if (program == 0) become(request, descriptors);
  for (const int stream : descriptors.streams) close(stream);
  Keeping(request, descriptors, program).watch();
}

}  // namespace ccgrade::cell

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>

#include "grader/host/linux_host.hpp"
#include "tools/ccgrade/commands.hpp"

using namespace ccgrade;

namespace {

/// The signals that ask to stop are taken by one thread, since a handler could do next to nothing.
/// The first asks running work to end and leave a valid partial record, the second ends at once.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, signal);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);  // inherited by every thread made from here on
    signal(SIGPIPE, SIG_IGN);
    std::thread([signals = signals_, stop = stop_]() mutable {
      int signal = 0;
      sigwait(&signals, &signal);
      stop.request_stop();
      sigwait(&signals, &signal);
      _exit(static_cast<int>(Exit::interrupted));
      // ccgrade: allow(thread-detached): it ends with the process, and owes nobody anything
    }).detach();
  }
  std::stop_token token() const { return stop_.get_token(); }

 private:
  sigset_t signals_{};
  std::stop_source stop_;
};

bool wants_colour(int descriptor) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal && std::string(terminal) == "dumb";
  return isatty(descriptor) && !(no_colour && *no_colour) && !dumb;
}

/// The host is made before the options are read, since the commands close over it; a number that
/// makes no sense is refused later, with the other options.
int jobs_from(int argc, char** argv) {
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "-j" && i + 1 < argc) return std::atoi(argv[i + 1]);
    if (word.starts_with("-j")) return std::atoi(word.c_str() + 2);
  }
  return cores;
}

/// What follows "--" is for the compiler, not for us.
std::vector<std::string> split_at_dashes(int& argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (std::string(argv[i]) != "--") continue;
    std::vector<std::string> flags(argv + i + 1, argv + argc);
    argc = i;
    return flags;
  }
  return {};
}

constexpr const char* kFooter =
    "Start here:\n  ccgrade list\n  ccgrade start 01-deadlock my-01\n"
    "  ccgrade run 01-deadlock my-01\n\n"
    "Exit codes: 0 passed, 1 failed or something found, 2 wrong usage, 3 ccgrade could not judge,\n"
    "130 interrupted.";

/// Has whoever read our stdout had enough (`ccgrade report | head`)? That is no failure.
bool reader_left() {
  pollfd out{STDOUT_FILENO, POLLOUT, 0};
  return poll(&out, 1, 0) > 0 && (out.revents & POLLERR) != 0;
}

/// Parses, and runs the subcommand that was named.
int call(const Context& context, int argc, char** argv) {
  CLI::App app{"Grades concurrent C++: what is wrong, where, and how to see it happen again."};
  app.name("ccgrade");
  app.footer(kFooter);
  app.set_version_flag("--version", context.version);
  app.require_subcommand(0, 1);
  int exit_code = 0;
  for (const auto add :
       {add_run_command, add_list_command, add_show_command, add_start_command, add_report_command,
        add_check_command, add_explore_command, add_replay_command, add_explain_command,
        add_hint_command, add_doctor_command, add_dev_command})
    add(app, context, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11 has codes of its own (100 to 115); a wrong call is 2 here, and help is no error.
    if (error.get_exit_code() == 0) return app.exit(error);
    return fail(Exit::usage, Error{std::string(error.what()) + "; `ccgrade --help` shows how"});
  }
  if (app.get_subcommands().empty()) std::cout << app.help();
  // A result that nobody could read was not given: a full disk, a closed pipe.
  if (!std::cout.flush() && !reader_left())
    return fail(Exit::cannot_judge, Error{"cannot write to stdout"});
  return exit_code;
}

int run(int argc, char** argv, const StopSignals& signals) {
  const std::vector<std::string> flags = split_at_dashes(argc, argv);
  std::error_code ignored;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::string cell = program.parent_path() / "ccgrade-cell";
  const std::unique_ptr<Host> host = make_linux_host(jobs_from(argc, argv), signals.token(), cell);
  const Result<Installation> installation = find_installation(*host, program);
  if (!installation) return fail(Exit::cannot_judge, installation.error());
  const Catalog catalog(*host, *installation);
  const Context context{*host,
                        *installation,
                        catalog,
                        xdg_folder("XDG_CACHE_HOME", ".cache"),
                        xdg_folder("XDG_DATA_HOME", ".local/share"),
                        CCGRADE_VERSION,
                        flags,
                        wants_colour(STDOUT_FILENO),
                        wants_colour(STDERR_FILENO)};

  return call(context, argc, argv);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const StopSignals signals;
    return run(argc, argv, signals);
  } catch (const std::exception& problem) {  // no more threads, no more memory
    return fail(Exit::cannot_judge, Error{std::string("the system does not give what is needed: ") +
                                          problem.what() + "; try again when it has less to do"});
  }
}

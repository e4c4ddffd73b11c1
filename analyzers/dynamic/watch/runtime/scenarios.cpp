// What the harness tells the runtime, and what the runtime tells when a scenario or the process
// ends.
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>

#include "deadlock.hpp"
#include "log.hpp"
#include "real.hpp"
#include "table.hpp"
#include "watch_hooks.hpp"

using namespace ccgrade::watch;

namespace {

void on_crash(int signal) {
  if (first_to_report()) {
    const Stack here = unwound_stack();
    Log log;
    log.text("event crash ").number(signal);
    log.end_line();
    log_threads(log, &self(), &here);
  }
  struct sigaction standard{};
  standard.sa_handler = SIG_DFL;
  sigaction(signal, &standard, nullptr);
  raise(signal);
}

/// No exception in flight: a joinable std::thread was destroyed or assigned over (or terminate was
/// called outright). With one: it escaped a thread or a noexcept function.
[[noreturn]] void on_terminate() {
  if (first_to_report()) {
    const Stack here = unwound_stack();
    Log log;
    log.text(std::current_exception() ? "event uncaught" : "event terminate");
    log.end_line();
    log_threads(log, &self(), &here);
  }
  std::abort();
}

struct Count {
  int created = 0;
  int joined = 0;
  int detached = 0;
  int alive = 0;
  int leaving = 0;  ///< alive, but not waiting for anything: perhaps on its way out
};

Count count_threads() {
  Count count;
  Thread* threads = all_threads();
  for (int i = 0; i < kMostThreads; ++i) {
    const Thread& row = threads[i];
    if (!row.used || row.number <= 0) continue;
    ++count.created;
    count.alive += !row.finished;
    count.leaving += !row.finished && row.state == State::running;
    count.joined += row.joined;
    count.detached += row.detached;
  }
  return count;
}

/// A detached thread that is on its way out is no leak: it gets a moment to be gone. One that
/// sleeps or waits is not on its way.
Count count_after_grace() {
  constexpr timespec moment{0, 5'000'000};
  Count count = count_threads();
  for (int i = 0; i < 40 && count.alive > 0 && count.leaving == count.alive; ++i) {
    real_nanosleep(&moment);
    count = count_threads();
  }
  return count;
}

}  // namespace

extern "C" {

void ccgrade_watch_begin(const char*) {
  static bool started = false;
  self();
  begin_numbering();
  restart_scenario_clock();
  if (started) return;
  started = true;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) {
    struct sigaction action{};
    action.sa_handler = &on_crash;
    sigaction(signal, &action, nullptr);
  }
  std::set_terminate(&on_terminate);
  start_watchdog();
}

void ccgrade_watch_end(const char* scenario) {
  restart_scenario_clock();
  const Count count = count_after_grace();
  Log log;
  log.text("event end ").text(scenario).text(" ");
  log.number(count.created).text(" ").number(count.joined).text(" ");
  log.number(count.detached).text(" ").number(count.alive);
  log.end_line();
  log_threads(log);
}

}  // extern "C"

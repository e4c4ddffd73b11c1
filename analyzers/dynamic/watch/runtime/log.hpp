#pragma once
#include "table.hpp"

namespace ccgrade::watch {

/// Whole lines to the supervisor's descriptor (CCGRADE_WATCH_FD), usable from a signal handler: no
/// allocation, no stdio. One event is its line, the threads' lines, and "done".
class Log {
 public:
  Log();
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  Log& text(const char* words);
  Log& number(long value);
  Log& address(const void* value);
  Log& stack(const char* label, const Stack& stack);
  /// "thread N STATE WANTED JDF created … at … holds …"; `at` replaces the stack it waits at.
  void thread(const Thread& thread, const Stack* at = nullptr);
  void end_line();

 private:
  void put(char c);
  void flush();

  int fd_;
  int used_ = 0;
  char buffer_[1024];
};

/// Writes a line for every thread that is not over.
void log_threads(Log& log, const Thread* crashed = nullptr, const Stack* crashed_at = nullptr);

/// True once, for whoever comes first: a process has one fatal event.
bool first_to_report();

}  // namespace ccgrade::watch

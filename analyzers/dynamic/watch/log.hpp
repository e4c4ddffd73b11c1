#pragma once
#include <string>
#include <vector>

namespace ccgrade::watch {

using Addresses = std::vector<unsigned long>;

struct HeldLock {
  unsigned long object = 0;
  Addresses taken_at;
};

/// A thread as the runtime's log shows it (runtime/log.hpp has the format).
struct ThreadLine {
  int number = 0;     ///< 0 is the scenario's own thread, -1 one that an earlier scenario left
  std::string state;  ///< running · timed · mutex · read_lock · condition · join · futex · …
  unsigned long wanted = 0;
  bool joined = false;
  bool detached = false;
  bool finished = false;
  Addresses created;
  Addresses at;
  std::vector<HeldLock> holds;
};

struct Event {
  std::string kind;  ///< deadlock · stuck · timeout · crash · terminate · uncaught · spin · end
  /// What follows the kind on its line. At an end: the scenario, then how many threads were
  /// created, joined, detached, and are still alive.
  std::vector<std::string> words;
  std::vector<ThreadLine> threads;

  const ThreadLine* thread(int number) const;
};

/// The events of a log; one that was cut off in the middle is left out.
std::vector<Event> parse_log(const std::string& text);

/// The threads of a cycle of lock waits, in wait-for order; empty when there is none.
std::vector<int> find_lock_cycle(const Event& event);

}  // namespace ccgrade::watch

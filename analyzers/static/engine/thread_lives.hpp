#pragma once
// When the threads of a program run, as far as who starts them and who joins them tells.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/static/engine/accesses.hpp"
#include "analyzers/static/engine/library_calls.hpp"

namespace ccgrade {

/// Where a thread is started, and by whom.
struct Start {
  const FunctionSummary* starter;
  const Spawn* spawn;
};

std::vector<Start> starts_of(const Program& program);

/// Is it the thread that is waited for? One variable, or one member of one class.
bool is_thread_of(const Start& start, const AccessPath& waited_for);

/// Refers to the program.
class ThreadLives {
 public:
  explicit ThreadLives(const Program& program);

  /// Whether an access comes only where no thread runs that was started with this function: further
  /// up in the function that starts it, or further down than where it was joined; or made by the
  /// one thread that calls the starter, which joins all before it returns. By the order of lines: a
  /// loop may come to the access again.
  bool apart(const ReachedAccess& access, const FunctionSummary& thread) const;

 private:
  bool ends_in_starter(const FunctionSummary& user, const Start& start) const;
  bool joined_before(const Frame& frame, const Start& start) const;

  const Program& program_;
  std::multimap<std::string, Start> starts_;  ///< by what they start
  /// Of two functions: does one thread alone come to both?
  mutable std::map<std::pair<std::string, std::string>, bool> of_one_thread_;
};

}  // namespace ccgrade

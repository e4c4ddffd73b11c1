#pragma once
// What is written for those who wait, and read by them without a lock once their wait is over.
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/static/engine/waits.hpp"

namespace ccgrade {

/// Refers to the program.
class AfterWait {
 public:
  explicit AfterWait(const Program& program);

  /// Has whoever accesses `member` at the end of `use` waited before, further up in a function on
  /// the way there or in everybody who calls the first of them, for what others say who write it at
  /// the end of `write`? They say so by another member that the waiting one has asked for and that
  /// nobody on the way to `use` changes, or at the latch or semaphore that was waited at. By the
  /// order of lines; whether they say it after their last write is not asked.
  bool orders(const Chain& use, const Chain& write, const AccessPath& member) const;

 private:
  struct Wait {
    const FunctionSummary* function;
    const Call* call;
  };
  using Functions = std::set<std::string>;

  void add_waits(const FunctionSummary& function, const Call& call, std::vector<Wait>& waits) const;
  std::vector<Wait> before(const Chain& use) const;
  bool is_told(const ConditionWait& wait, const Functions& writers, Functions users,
               const std::string& member) const;
  bool signals(const Functions& functions, const Wait& wait) const;
  Functions called_behind(const FunctionSummary& writer) const;
  bool on_the_way(const Chain& use, const Chain& write, const std::string& member) const;

  const Program& program_;
  std::multimap<std::string, Frame> callers_;  ///< by whom they call
  std::multimap<const FunctionSummary*, ConditionWait> on_conditions_;
};

}  // namespace ccgrade

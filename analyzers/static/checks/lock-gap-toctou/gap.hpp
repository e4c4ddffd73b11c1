#pragma once
// A look and an act that goes by it, in two critical sections of one mutex.
#include <set>

#include "analyzers/static/engine/accesses.hpp"

namespace ccgrade {

struct LockGap {
  const FunctionSummary* function = nullptr;
  Location look, act;
  AccessPath what;    ///< the member, or the object whose methods are called
  AccessPath lock;    ///< as who takes it sees it
  std::string looks;  ///< the methods that are called; empty where a member is accessed
  std::string acts;
};

/// Who runs what, as far as it matters to two sections.
class Runners {
 public:
  explicit Runners(const Program& program);

  /// May another thread come between two statements of the function?
  bool may_run_beside_others(const FunctionSummary& function) const {
    return beside_.contains(function.usr);
  }
  /// Is it called with a lock held, which then lies around all that it does?
  bool is_called_locked(const FunctionSummary& function) const {
    return called_locked_.contains(function.usr);
  }
  /// Are all of these, constructors apart, run by one and the same thread?
  bool run_by_one(const std::vector<const FunctionSummary*>& functions) const;

 private:
  std::set<std::string> roots_of(const FunctionSummary& function) const;

  const Program& program_;
  std::set<std::string> beside_, called_locked_;
  std::map<std::string, bool> threads_;  ///< what threads are started with; may two run it at once?
  std::multimap<std::string, const FunctionSummary*> callers_;
};

/// A member is read with a lock held, and written when it has been given back and taken again.
std::vector<LockGap> gaps_in_functions(const Program& program, const ReachedAccesses& accesses,
                                       const Runners& runners);

/// Two methods of one object, each of which locks by itself.
std::vector<LockGap> gaps_between_calls(const Program& program, const ReachedAccesses& accesses,
                                        const Runners& runners);

}  // namespace ccgrade

#pragma once
#include <set>
#include <string>

#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

/// Which local objects no other thread can have. Keeps nothing of the program.
class OwnLocals {
 public:
  explicit OwnLocals(const Program& program);

  /// Is `object`, on which a function calls `method`, a local variable of that function's that no
  /// other function, such as a lambda, speaks of, whose address nobody is given, and whose class
  /// starts no threads?
  bool is_own(const AccessPath& object, const FunctionSummary& method) const;

 private:
  void note(const FunctionSummary& function);
  void note(const Call& call, const FunctionSummary& function, bool elsewhere);
  void note(const AccessPath& path, const FunctionSummary& function, bool elsewhere = false);

  std::set<std::string> shared_;    ///< variables
  std::set<std::string> starters_;  ///< classes
};

}  // namespace ccgrade

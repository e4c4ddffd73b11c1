#pragma once
// Local bool variables and parameters whose value is known: what a branch on them leads to is then
// known, too.
#include "analyzers/static/frontend/pch.hpp"

namespace ccgrade::frontend {

using FlagValues = std::map<const clang::VarDecl*, bool>;

class Flags {
 public:
  explicit Flags(const clang::FunctionDecl& function);

  /// What a declaration or an assignment does to the values.
  void apply(const clang::Stmt& statement, FlagValues& values) const;
  /// What the outcome of a condition says of them. False when it cannot come out so.
  bool refine(const clang::Expr* condition, bool holds, FlagValues& values) const;

 private:
  void set(const clang::VarDecl* flag, const clang::Expr* value, FlagValues& values) const;

  /// Those that nothing but plain reads and assignments touches.
  std::set<const clang::VarDecl*> followed_;
};

/// Is the value of a parameter among them: is this behind a test of what the caller has given?
bool knows_parameter(const FlagValues& values);

/// Keeps what both know to be the same.
void join_flags(FlagValues& values, const FlagValues& other);

}  // namespace ccgrade::frontend

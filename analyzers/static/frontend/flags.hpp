#pragma once
// Local variables and parameters of type bool or of an enumeration, and pointers that a caller may
// leave out, of which it is known what value they have, or have not: what a branch on them leads to
// is then known, too.
#include "analyzers/static/frontend/pch.hpp"

namespace ccgrade::frontend {

/// A variable and a value that it is compared with. `if (flag)` compares with 0.
struct FlagTest {
  const clang::VarDecl* variable = nullptr;
  std::int64_t value = 0;
  auto operator<=>(const FlagTest&) const = default;
};

/// Whether the two are known to be equal.
using FlagValues = std::map<FlagTest, bool>;

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

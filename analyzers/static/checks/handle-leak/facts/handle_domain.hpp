#pragma once
#include "analyzers/static/checks/handle-leak/facts/handles.hpp"

namespace ccgrade::frontend {

/// Bits of what a handle may be. One that was taken stays so: who has it may have a reference.
inline constexpr unsigned kNothing = 1, kOpen = 2, kClosed = 4, kTaken = 8, kUnclear = 16;

struct Fate {
  unsigned may_be = 0;
  const clang::Stmt* opening = nullptr;  ///< the first of those that are possible

  bool is_open() const { return may_be == kOpen && opening; }
};

struct HandleState {
  std::map<const clang::VarDecl*, Fate> fates;
  bool join(const HandleState& other);
};

/// What the statements and tests of a function say of its handles.
class HandleDomain {
 public:
  using State = HandleState;
  HandleDomain(const FunctionView& view, const Handles& handles) : view_(view), handles_(handles) {}

  void element(const clang::CFGElement& element, State& state) const;
  bool edge(const clang::CFGBlock& from, unsigned successor, State& state) const;

 private:
  void set(const clang::VarDecl* variable, unsigned fate, State& state) const;
  void declare(const clang::Decl& declared, State& state) const;
  void give_value(const clang::VarDecl* variable, const clang::Expr* value, State& state) const;
  void test(const clang::Expr* condition, bool holds, State& state) const;
  void test_both(const clang::BinaryOperator& op, bool holds, State& state) const;
  void compare(const clang::BinaryOperator& op, bool holds, State& state) const;
  void learn(const clang::Expr& compared, clang::BinaryOperatorKind how, std::optional<long> bound,
             State& state) const;

  const FunctionView& view_;
  const Handles& handles_;
};

/// The variable that an assignment sets anew to something that is not made of it; null for others.
const clang::VarDecl* set_anew_by(const clang::Stmt& statement);

}  // namespace ccgrade::frontend

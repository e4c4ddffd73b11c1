#pragma once
// Calls of std::atomic: what they do, in which order, and which code goes by what they load.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade::frontend {

/// A member function of an atomic that is called.
struct AtomicCall {
  std::string name;  ///< a conversion is a "load"
  AccessPath path;
  const clang::CallExpr* call = nullptr;
};

class Atomics {
 public:
  explicit Atomics(const FunctionView& view) : view_(view) {}

  std::optional<AtomicCall> call_in(const clang::Expr* expression) const;
  /// A load, itself or in a variable that is set once.
  std::optional<AtomicCall> load_in(const clang::Expr* expression) const;
  /// Is the order that the `number`th argument asks for relaxed? One that is not known is not.
  bool is_relaxed(const clang::CallExpr& call, unsigned number) const;
  bool is_relaxed_load(const AtomicCall& load) const;
  /// False, 0, null or the first of an enumeration.
  bool is_nothing(const clang::Expr* expression) const;
  bool is_constant(const clang::Expr* expression) const;

 private:
  std::optional<int> number_of(const clang::Expr& expression) const;
  const FunctionView& view_;
};

/// The loads that an outcome of a condition goes by: a flag that is set; a value that is a constant
/// other than nothing; or two that differ, one of them loaded. Refers to the atomics.
class AtomicConditions {
 public:
  explicit AtomicConditions(const Atomics& atomics) : atomics_(atomics) {}

  std::vector<AtomicCall> decided(const clang::Expr* condition, bool outcome) const;
  /// Of two values, none of them constant.
  std::vector<AtomicCall> compared(const clang::Expr* condition, bool outcome) const;

 private:
  using Calls = std::vector<AtomicCall>;
  void add(const clang::Expr* condition, bool outcome, bool flags, Calls& all) const;
  void add_operator(const clang::BinaryOperator& op, bool outcome, bool flags, Calls& all) const;
  void add_comparison(const clang::BinaryOperator& op, bool outcome, bool flags, Calls& all) const;
  const Atomics& atomics_;
};

}  // namespace ccgrade::frontend

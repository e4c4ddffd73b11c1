#pragma once
// A condition is read through all that changes nothing of its truth but the sign, so that
// `if (unlikely(fd < 0))` is a test like any other. What is not read that way is no test at all:
// both directions go by one table.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade::frontend {

struct Truth {
  const clang::Expr* condition;
  bool holds;
};

/// What decides whether an expression holds: of `!(fd < 0)`, `(fd < 0) == true` and
/// `__builtin_expect(!!(fd < 0), 0)` it is `fd < 0`.
Truth bare(Truth outer, const clang::ASTContext& context);

/// Does the truth of an expression decide which way the function goes, and is it nowhere kept?
bool only_decides(const FunctionView& view, const clang::Expr& truth);

/// Nobody looks at the value of an expression. That of `({ …; fd; })` is the last one's.
bool is_dropped(const FunctionView& view, const clang::Expr& expression);

/// The number that an expression always is; 0 for a null pointer.
std::optional<long> constant(const clang::Expr& expression, const clang::ASTContext& context);

}  // namespace ccgrade::frontend

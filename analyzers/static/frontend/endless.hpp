#pragma once
// Loops that go on for ever, and what leads out of a loop.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade::frontend {

/// What a loop goes on by; null for one that has no condition, or walks over a range.
const clang::Expr* condition_of(const clang::Stmt& loop);

/// A loop whose condition is left out, or always holds.
bool is_endless(const FunctionView& view, const clang::Stmt& loop);

/// A statement in a loop that ends it: a break, return, goto, throw, or a call that does not
/// return. One inside a try block counts as having one: what its handlers do is not followed.
bool has_way_out(const FunctionView& view, const clang::Stmt& loop);

}  // namespace ccgrade::frontend

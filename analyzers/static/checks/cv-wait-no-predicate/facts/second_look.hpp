#pragma once
// What a function does with what it has waited for, once it is awake.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade::frontend {

/// Behind a wait in a branch of `test`: does the function look once more, by a condition of any
/// kind, before it does anything else with what the test asks? Or does the branch leave with no
/// answer, or by calling the function anew?
bool looks_again(const FunctionView& view, const clang::IfStmt& test, const clang::Expr& wait);

}  // namespace ccgrade::frontend

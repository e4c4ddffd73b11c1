#pragma once
// Which code goes by the outcome of a test.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade::frontend {

/// A branch after which the code behind it is not reached: it ends by return, throw, break,
/// continue, or a call that does not come back.
bool leaves(const clang::Stmt* branch);

/// The statements that follow one in the same block.
std::vector<const clang::Stmt*> following(const FunctionView& view, const clang::Stmt& statement);

/// What runs in one of the two outcomes only: the branches, and the code behind if one of them
/// leaves.
std::vector<const clang::Stmt*> decided_by(const FunctionView& view, const clang::IfStmt& branch);

}  // namespace ccgrade::frontend

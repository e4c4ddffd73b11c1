#include "analyzers/static/frontend/branches.hpp"

namespace ccgrade::frontend {

using llvm::dyn_cast;
using llvm::isa;

bool leaves(const clang::Stmt* branch) {
  if (const auto* block = dyn_cast_or_null<clang::CompoundStmt>(branch))
    return !block->body_empty() && leaves(block->body_back());
  if (const auto* expression = dyn_cast_or_null<clang::Expr>(branch)) {
    expression = plain(expression);
    const auto* call = dyn_cast<clang::CallExpr>(expression);
    const auto* callee = call ? call->getDirectCallee() : nullptr;
    return isa<clang::CXXThrowExpr>(expression) || (callee && callee->isNoReturn());
  }
  return llvm::isa_and_nonnull<clang::ReturnStmt, clang::BreakStmt, clang::ContinueStmt,
                               clang::GotoStmt>(branch);
}

/// An expression stands in its block wrapped in what it needs besides.
static bool is_wrapped(const clang::Stmt* outer, const clang::Stmt& inner) {
  const auto *whole = dyn_cast<clang::Expr>(outer), *part = dyn_cast<clang::Expr>(&inner);
  return outer == &inner || (whole && part && plain(whole) == plain(part));
}

std::vector<const clang::Stmt*> following(const FunctionView& view, const clang::Stmt& statement) {
  std::vector<const clang::Stmt*> all;
  const auto* block = dyn_cast_or_null<clang::CompoundStmt>(view.around(statement));
  if (!block) return all;
  bool behind = false;
  for (const clang::Stmt* each : block->body()) {
    if (behind) all.push_back(each);
    behind |= is_wrapped(each, statement);
  }
  return all;
}

std::vector<const clang::Stmt*> decided_by(const FunctionView& view, const clang::IfStmt& branch) {
  std::vector<const clang::Stmt*> all;
  if (branch.getThen()) all.push_back(branch.getThen());
  if (branch.getElse()) all.push_back(branch.getElse());
  if (leaves(branch.getThen()) != leaves(branch.getElse()))
    for (const clang::Stmt* each : following(view, branch)) all.push_back(each);
  return all;
}

}  // namespace ccgrade::frontend

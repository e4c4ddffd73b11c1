#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade::frontend {
namespace {

using llvm::isa;

bool is_wrapping(const clang::Stmt& statement) {
  return isa<clang::ImplicitCastExpr>(statement) || isa<clang::ParenExpr>(statement) ||
         isa<clang::ExprWithCleanups>(statement) || isa<clang::CXXBindTemporaryExpr>(statement) ||
         isa<clang::MaterializeTemporaryExpr>(statement) || isa<clang::ConstantExpr>(statement);
}

bool is_any_loop(const clang::Stmt& statement) {
  return isa<clang::WhileStmt>(statement) || isa<clang::DoStmt>(statement) ||
         isa<clang::ForStmt>(statement) || isa<clang::CXXForRangeStmt>(statement);
}

}  // namespace

Location FunctionView::location(clang::SourceLocation where) const {
  return location_of(function.getASTContext().getSourceManager(), where);
}

const clang::Stmt* FunctionView::parent(const clang::Stmt& statement) const {
  if (!parents_) parents_ = std::make_unique<clang::ParentMap>(function.getBody());
  return parents_->getParent(&statement);
}

const clang::Stmt* FunctionView::around(const clang::Stmt& statement) const {
  const clang::Stmt* outer = parent(statement);
  while (outer && is_wrapping(*outer)) outer = parent(*outer);
  return outer;
}

const clang::Stmt* FunctionView::loop_around(const clang::Stmt& statement) const {
  for (const clang::Stmt* outer = parent(statement); outer; outer = parent(*outer))
    if (is_any_loop(*outer)) return outer;
  return nullptr;
}

bool FunctionView::is_discarded(const clang::Expr& expression) const {
  const clang::Stmt* outer = around(expression);
  if (const auto* cast = llvm::dyn_cast_or_null<clang::ExplicitCastExpr>(outer))
    return cast->getType()->isVoidType();
  if (!outer || isa<clang::CompoundStmt>(outer) || isa<clang::LabelStmt>(outer) ||
      isa<clang::SwitchCase>(outer))
    return true;
  if (const auto* branch = llvm::dyn_cast<clang::IfStmt>(outer))
    return plain(branch->getCond()) != plain(&expression);
  if (const auto* loop = llvm::dyn_cast<clang::WhileStmt>(outer))
    return plain(loop->getCond()) != plain(&expression);
  if (const auto* loop = llvm::dyn_cast<clang::ForStmt>(outer))
    return !loop->getCond() || plain(loop->getCond()) != plain(&expression);
  return isa<clang::CXXForRangeStmt>(outer);
}

}  // namespace ccgrade::frontend

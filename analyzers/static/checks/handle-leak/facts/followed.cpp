// Which variables are followed: those that are used for nothing that may keep or close their handle
// where nobody here sees it.
#include "analyzers/static/checks/handle-leak/facts/handles.hpp"
#include "analyzers/static/checks/handle-leak/facts/taking.hpp"
#include "analyzers/static/checks/handle-leak/facts/truth.hpp"

namespace ccgrade::frontend {

using clang::Expr;
using clang::VarDecl;
using llvm::dyn_cast;

Handles::Handles(const FunctionView& view) : view_(view) {
  TraverseStmt(const_cast<clang::Stmt*>(&view.body()));
  for (const VarDecl* variable : escaped_) followed_.erase(variable);
}

bool Handles::VisitStmt(clang::Stmt* statement) {
  if (const VarDecl* variable = opened_by(*statement)) followed_.insert(variable);
  if (const auto* call = dyn_cast<clang::CallExpr>(statement))
    if (const VarDecl* variable = opened_by(*call); variable && !is_followed_up(*call))
      escaped_.insert(variable);
  if (const auto* declaration = dyn_cast<clang::DeclStmt>(statement)) {
    for (const clang::Decl* each : declaration->decls())
      if (const auto* result = dyn_cast<VarDecl>(each)) keep_result(result, result->getInit());
  } else if (const auto* op = dyn_cast<clang::BinaryOperator>(statement)) {
    if (op->isAssignmentOp()) keep_result(local_variable(op->getLHS()), op->getRHS());
  }
  return true;
}

/// `__attribute__((cleanup(close_file)))`: the end of the block closes it.
bool Handles::VisitVarDecl(VarDecl* variable) {
  if (variable->hasLocalStorage() && opens(variable->getInit())) followed_.insert(variable);
  if (variable->hasAttr<clang::CleanupAttr>()) escaped_.insert(variable);
  return true;
}

bool Handles::VisitDeclRefExpr(clang::DeclRefExpr* mention) {
  const VarDecl* variable = local_variable(mention);
  if (variable && !is_harmless(*mention)) escaped_.insert(variable);
  if (const auto known = results_.find(variable); known != results_.end())
    if (!is_followed_up(*mention)) escaped_.insert(known->second.begin(), known->second.end());
  return true;
}

bool Handles::TraverseLambdaExpr(clang::LambdaExpr* lambda) {
  for (const auto& capture : lambda->captures())
    if (capture.capturesVariable())
      if (const auto* variable = dyn_cast<VarDecl>(capture.getCapturedVar()))
        escaped_.insert(variable);
  return true;
}

void Handles::keep_result(const VarDecl* result, const Expr* value) {
  if (!result || !value) return;
  const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(value));
  const VarDecl* opened = call ? opened_by(*call) : nullptr;
  if (opened) results_[result].push_back(opened);
}

/// Is what tells of an opening only tested, kept, told on or dropped? Else nobody here knows on
/// which way something is open.
bool Handles::is_followed_up(const Expr& told) const {
  const clang::Stmt* user = view_.around(told);
  const auto* op = dyn_cast_or_null<clang::BinaryOperator>(user);
  if (op && op->getOpcode() == clang::BO_Assign && plain(op->getRHS()) == plain(&told))
    return local_variable(op->getLHS()) && (is_dropped(view_, *op) || is_harmless(*op));
  return llvm::isa_and_nonnull<clang::DeclStmt, clang::ReturnStmt>(user) || is_harmless(told);
}

/// An argument of a library's function, or part of a test.
bool Handles::is_harmless(const Expr& mention) const {
  const clang::Stmt* user = view_.around(mention);
  if (const auto* element = dyn_cast_or_null<clang::ArraySubscriptExpr>(user))
    return plain(element->getBase()) == plain(&mention) && is_harmless(*element);
  if (const auto* op = dyn_cast_or_null<clang::BinaryOperator>(user)) {
    if (op->getOpcode() == clang::BO_Assign && plain(op->getLHS()) == plain(&mention))
      return is_dropped(view_, *op) || is_harmless(*op);
    if (op->isComparisonOp()) return only_decides(view_, *op);
  }
  const auto* call = dyn_cast_or_null<clang::CallExpr>(user);
  if (const auto* op = dyn_cast_or_null<clang::UnaryOperator>(user))
    call = op->getOpcode() == clang::UO_AddrOf
               ? dyn_cast_or_null<clang::CallExpr>(view_.around(*op))
               : nullptr;
  return (call && is_handed_safely(*call, mention)) || only_decides(view_, mention);
}

/// By value, or for a handle to be put there. Who has the address otherwise may close it any time.
bool Handles::is_handed_safely(const clang::CallExpr& call, const Expr& mention) const {
  if (const VarDecl* filled = opened_by(call); filled && filled == local_variable(&mention))
    return use_of(call, 0, view_) != Use::unclear;
  for (unsigned i = 0; i < call.getNumArgs(); ++i)
    if (plain(call.getArg(i)) == plain(&mention)) return use_of(call, i, view_) != Use::unclear;
  return false;
}

}  // namespace ccgrade::frontend

#include "analyzers/static/frontend/endless.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

class WaysOut : public OwnStatements {
 public:
  WaysOut(const FunctionView& view, const clang::Stmt& loop) : view_(view), loop_(loop) {}
  bool found = false;

  bool VisitStmt(clang::Stmt* statement) override {
    if (isa<clang::ReturnStmt>(statement) || isa<clang::GotoStmt>(statement) ||
        isa<clang::IndirectGotoStmt>(statement) || isa<clang::CXXThrowExpr>(statement) ||
        isa<clang::CoreturnStmt>(statement) || isa<clang::CoroutineSuspendExpr>(statement))
      found = true;
    if (isa<clang::BreakStmt>(statement) && is_of_loop(*statement)) found = true;
    if (const auto* call = dyn_cast<clang::CallExpr>(statement)) found = found || ends(*call);
    return !found;
  }

 private:
  bool is_of_loop(const clang::Stmt& leaving) const {
    const clang::Stmt* outer = view_.around(leaving);
    while (outer && outer != &loop_ && !isa<clang::SwitchStmt>(outer) &&
           !isa<clang::ForStmt>(outer) && !isa<clang::WhileStmt>(outer) &&
           !isa<clang::DoStmt>(outer) && !isa<clang::CXXForRangeStmt>(outer))
      outer = view_.around(*outer);
    return outer == &loop_;
  }
  bool ends(const clang::CallExpr& call) const {
    const auto* callee = call.getDirectCallee();
    return callee && (callee->isNoReturn() || view_.words.function(callee).ends_process);
  }

  const FunctionView& view_;
  const clang::Stmt& loop_;
};

}  // namespace

const Expr* condition_of(const clang::Stmt& loop) {
  if (const auto* form = dyn_cast<clang::WhileStmt>(&loop)) return form->getCond();
  if (const auto* form = dyn_cast<clang::DoStmt>(&loop)) return form->getCond();
  if (const auto* form = dyn_cast<clang::ForStmt>(&loop)) return form->getCond();
  return nullptr;
}

bool is_endless(const FunctionView& view, const clang::Stmt& loop) {
  const Expr* condition = condition_of(loop);
  if (!condition) return isa<clang::ForStmt>(loop);
  bool holds = false;
  return !condition->isValueDependent() &&
         condition->EvaluateAsBooleanCondition(holds, view.function.getASTContext()) && holds;
}

bool has_way_out(const FunctionView& view, const clang::Stmt& loop) {
  for (const clang::Stmt* outer = &loop; outer; outer = view.around(*outer))
    if (isa<clang::CXXTryStmt>(outer)) return true;
  WaysOut ways(view, loop);
  ways.TraverseStmt(const_cast<clang::Stmt*>(&loop));
  return ways.found;
}

}  // namespace ccgrade::frontend

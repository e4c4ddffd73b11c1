// A note per access to a variable that is volatile and no sig_atomic_t: `kind` is "write", "read",
// or "loop" for a read that a loop goes by; `path` is the variable. What a pointer to volatile
// leads to may be a device.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitImplicitCastExpr(clang::ImplicitCastExpr* cast) override {
    if (cast->getCastKind() != clang::CK_LValueToRValue) return true;
    note(cast->getSubExpr(), in_loop_condition(*cast) ? "loop" : "read");
    return true;
  }
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    if (op->isAssignmentOp()) note(op->getLHS(), "write");
    return true;
  }
  bool VisitUnaryOperator(clang::UnaryOperator* op) override {
    if (op->isIncrementDecrementOp()) note(op->getSubExpr(), "write");
    return true;
  }

 private:
  void note(const clang::Expr* expression, const char* kind) {
    expression = plain(expression);
    const auto* reference = dyn_cast<clang::DeclRefExpr>(expression);
    const auto* member = dyn_cast<clang::MemberExpr>(expression);
    const clang::ValueDecl* declared = reference ? reference->getDecl()
                                       : member  ? member->getMemberDecl()
                                                 : nullptr;
    if (!declared || !declared->getType().isVolatileQualified() ||
        declared->getType().getUnqualifiedType().getAsString().find("sig_atomic_t") !=
            std::string::npos)
      return;
    const AccessPath path = view_.paths.path_of(expression);
    if (path.root == Root::global || path.root == Root::self)
      summary_.notes.push_back({"volatile-as-sync",
                                kind,
                                view_.location(expression->getExprLoc()),
                                {},
                                path.text,
                                path});
  }

  bool in_loop_condition(const clang::Stmt& read) const {
    const clang::Stmt* inner = &read;
    for (const clang::Stmt* outer = view_.around(read); outer; outer = view_.around(*outer)) {
      const clang::Expr* condition = nullptr;
      if (const auto* loop = dyn_cast<clang::WhileStmt>(outer)) condition = loop->getCond();
      if (const auto* loop = dyn_cast<clang::DoStmt>(outer)) condition = loop->getCond();
      if (const auto* loop = dyn_cast<clang::ForStmt>(outer)) condition = loop->getCond();
      if (condition) return plain(condition) == plain(dyn_cast<clang::Expr>(inner));
      if (!isa<clang::Expr>(outer)) return false;
      inner = outer;
    }
    return false;
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_volatile_as_sync_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

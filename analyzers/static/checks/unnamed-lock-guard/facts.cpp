// A note per guard that nobody holds on to. `kind` is "temporary" (it dies at once) or
// "declaration" (it declares an empty guard that is called like the mutex); `text` is the lock as
// written.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements<Visitor> {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCXXConstructExpr(clang::CXXConstructExpr* made) {
    if (view_.words.kind_of(made->getType()) != TypeKind::guard || made->getNumArgs() == 0 ||
        made->getConstructor()->isCopyOrMoveConstructor() || !is_statement(*made))
      return true;
    note("temporary", made->getExprLoc(), source_text(context(), *made->getArg(0)));
    return true;
  }

  /// `std::unique_lock<std::mutex>(mutex_);` is read as a variable called mutex_.
  bool VisitVarDecl(clang::VarDecl* variable) {
    const auto* written = variable->getTypeSourceInfo();
    const bool bracketed = written && written->getTypeLoc().getAs<clang::ParenTypeLoc>();
    if (bracketed && view_.words.kind_of(variable->getType()) == TypeKind::guard)
      note("declaration", variable->getLocation(), variable->getNameAsString());
    return true;
  }

 private:
  const clang::ASTContext& context() const { return view_.function.getASTContext(); }

  bool is_statement(const clang::Expr& made) const {
    const clang::Stmt* outer = view_.around(made);
    const clang::Expr* whole = &made;
    while (outer && isa<clang::CXXFunctionalCastExpr>(outer)) {
      whole = llvm::cast<clang::Expr>(outer);
      outer = view_.around(*outer);
    }
    return view_.is_discarded(*whole);
  }

  void note(const char* kind, clang::SourceLocation where, const std::string& lock) {
    summary_.notes.push_back({"unnamed-lock-guard", kind, view_.location(where), {}, lock, {}});
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_unnamed_lock_guard_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

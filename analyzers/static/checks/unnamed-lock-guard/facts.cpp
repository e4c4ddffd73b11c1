// A note per guard that nobody holds on to. `kind` is "temporary" (it dies at once) or
// "declaration" (it declares an empty guard that is called like the mutex); `text` is the lock as
// written.
#include "analyzers/static/frontend/branches.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCXXConstructExpr(clang::CXXConstructExpr* made) override {
    if (view_.words.kind_of(made->getType()) != TypeKind::guard || made->getNumArgs() == 0 ||
        made->getConstructor()->isCopyOrMoveConstructor() || !is_statement(*made))
      return true;
    note("temporary", made->getExprLoc(), source_text(context(), *made->getArg(0)),
         made->getParenOrBraceRange().getBegin());
    return true;
  }

  /// `std::unique_lock<std::mutex>(mutex_);` is read as a variable called mutex_.
  bool VisitVarDecl(clang::VarDecl* variable) override {
    const auto* written = variable->getTypeSourceInfo();
    const auto bracketed =
        written ? written->getTypeLoc().getAs<clang::ParenTypeLoc>() : clang::ParenTypeLoc();
    if (bracketed && view_.words.kind_of(variable->getType()) == TypeKind::guard)
      note("declaration", variable->getLocation(), variable->getNameAsString(),
           bracketed.getLParenLoc());
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
    return view_.is_discarded(*whole) && !stands_before_more(*whole) && !is_passage(*whole);
  }

  /// `std::lock_guard(mutex_); changed_.notify_all();`: whoever has looked is asleep by then.
  bool is_passage(const clang::Expr& guard) const {
    const auto behind = following(view_, guard);
    const auto* next = behind.empty() ? nullptr : dyn_cast<clang::Expr>(behind[0]);
    const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(next));
    const FunctionModel model =
        call ? view_.words.function(call->getDirectCallee()) : FunctionModel{};
    return model.notifies_one || model.notifies_all;
  }

  /// `return std::lock_guard(mutex_), ++next_;`: it lives to the end of it all.
  bool stands_before_more(const clang::Expr& guard) const {
    for (const clang::Stmt* outer = view_.around(guard); outer && isa<clang::Expr>(outer);
         outer = view_.around(*outer))
      if (const auto* op = dyn_cast<clang::BinaryOperator>(outer); op && op->isCommaOp())
        return true;
    return false;
  }

  void note(const char* kind, clang::SourceLocation where, const std::string& lock,
            clang::SourceLocation bracket) {
    summary_.notes.push_back(
        {"unnamed-lock-guard", kind, view_.location(where), {}, lock, {}, named_before(bracket)});
  }

  /// The name stands between the type and the bracket.
  Fix named_before(clang::SourceLocation bracket) {
    const std::string name = is_taken("lock") ? is_taken("guard") ? "" : "guard" : "lock";
    if (name.empty() || bracket.isInvalid() || bracket.isMacroID()) return {};
    const Location at = view_.location(bracket);
    return {"give it a name", at, at.column, " " + name};
  }
  bool is_taken(const std::string& name) const {
    class Names : public StatementVisitor {
     public:
      explicit Names(const std::string& name) : name(name) {}
      const std::string& name;
      bool found = false;
      bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
        return ask(mention->getDecl());
      }
      bool VisitMemberExpr(clang::MemberExpr* mention) override {
        return ask(mention->getMemberDecl());
      }
      bool VisitVarDecl(clang::VarDecl* variable) override { return ask(variable); }

     private:
      bool ask(const clang::NamedDecl* declaration) {
        found |= declaration->getNameAsString() == name;
        return !found;
      }
    };
    Names names(name);
    names.TraverseStmt(const_cast<clang::Stmt*>(&view_.body()));
    return names.found;
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

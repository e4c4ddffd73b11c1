// A note per local variable that a detached thread is handed by reference, in a function that waits
// for nothing: `text` is the variable, `site` where the thread starts, `other` where the variable
// is declared.
#include <algorithm>

#include "analyzers/static/frontend/dataflow.hpp"
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCXXConstructExpr(clang::CXXConstructExpr* made) override {
    const TypeKind kind = view_.words.kind_of(made->getType());
    if (kind == TypeKind::thread && made->getNumArgs() > 0 &&
        !made->getConstructor()->isCopyOrMoveConstructor())
      threads_.push_back(made);
    return true;
  }

  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
    const Expr* object = call->getImplicitObjectArgument();
    const auto* method = call->getMethodDecl();
    if (!object || !method) return true;
    // A spin is a wait.
    if (view_.words.kind_of(plain(object)->getType()) == TypeKind::atomic)
      waits_ = waits_ || view_.loop_around(*call);
    if (view_.words.kind_of(object->getType()) != TypeKind::thread) return true;
    const auto* reference = dyn_cast<clang::DeclRefExpr>(plain(object));
    if (method->getNameAsString() != "detach") return true;
    if (reference)
      detached_variables_.insert(reference->getDecl());
    else
      detached_temporaries_.insert(plain(object));
    return true;
  }

  bool VisitCallExpr(clang::CallExpr* call) override {
    const FunctionModel model = view_.words.function(call->getDirectCallee());
    waits_ = waits_ || model.waits || model.joins;
    return true;
  }

  void finish() {
    if (waits_ || never_returns()) return;  // it may wait until the thread is done with them
    for (const clang::CXXConstructExpr* made : threads_)
      if (is_detached(*made))
        for (const clang::VarDecl* local : handed_over(*made)) note(*made, *local);
  }

 private:
  bool never_returns() const {
    const auto& exit = view_.cfg.getExit();
    return std::ranges::none_of(exit.preds(),
                                [](const clang::CFGBlock* from) { return from && goes_on(*from); });
  }

  bool is_detached(const clang::CXXConstructExpr& made) const {
    for (const Expr* temporary : detached_temporaries_)
      if (plain(temporary) == plain(&made)) return true;
    const auto* declaration = dyn_cast_or_null<clang::DeclStmt>(view_.around(made));
    const auto* variable = declaration && declaration->isSingleDecl()
                               ? dyn_cast<clang::VarDecl>(declaration->getSingleDecl())
                               : nullptr;
    return variable && detached_variables_.contains(variable);
  }

  static const clang::VarDecl* dying(const clang::ValueDecl* declaration) {
    const auto* variable = dyn_cast_or_null<clang::VarDecl>(declaration);
    const bool dies =
        variable && variable->hasLocalStorage() && !variable->getType()->isReferenceType();
    return dies ? variable : nullptr;
  }

  /// `&x`, std::ref(x), and what a lambda captures by reference.
  static std::vector<const clang::VarDecl*> handed_over(const clang::CXXConstructExpr& made) {
    std::vector<const clang::VarDecl*> all;
    const auto add = [&](const clang::ValueDecl* declaration) {
      if (const auto* variable = dying(declaration)) all.push_back(variable);
    };
    for (const Expr* argument : made.arguments()) {
      argument = plain(argument);
      if (const auto* lambda = dyn_cast<clang::LambdaExpr>(argument)) {
        for (const auto& capture : lambda->captures())
          if (capture.capturesVariable() && capture.getCaptureKind() == clang::LCK_ByRef)
            add(capture.getCapturedVar());
      } else if (const auto* op = dyn_cast<clang::UnaryOperator>(argument)) {
        const auto* reference = dyn_cast<clang::DeclRefExpr>(plain(op->getSubExpr()));
        if (op->getOpcode() == clang::UO_AddrOf && reference) add(reference->getDecl());
      } else if (const auto* call = dyn_cast<clang::CallExpr>(argument)) {
        const std::string name = qualified_name(call->getDirectCallee());
        const auto* reference = call->getNumArgs() == 1
                                    ? dyn_cast<clang::DeclRefExpr>(plain(call->getArg(0)))
                                    : nullptr;
        if ((name == "std::ref" || name == "std::cref") && reference) add(reference->getDecl());
      }
    }
    return all;
  }

  void note(const clang::CXXConstructExpr& made, const clang::VarDecl& local) {
    summary_.notes.push_back({"thread-captures-dead-local",
                              "",
                              view_.location(made.getExprLoc()),
                              view_.location(local.getLocation()),
                              local.getNameAsString(),
                              {}});
  }

  std::vector<const clang::CXXConstructExpr*> threads_;
  std::set<const clang::ValueDecl*> detached_variables_;
  std::set<const Expr*> detached_temporaries_;
  bool waits_ = false;
  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_thread_captures_dead_local_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

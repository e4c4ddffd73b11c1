// A note per mutex that a function makes for itself and locks, and hands to nobody: `text` is its
// name, `other` where it is locked first.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitVarDecl(clang::VarDecl* variable) override {
    const bool own = variable->hasLocalStorage() && !isa<clang::ParmVarDecl>(variable) &&
                     !variable->getType()->isReferenceType();
    if (own && view_.words.kind_of(variable->getType()) == TypeKind::mutex) mutexes_[variable];
    return true;
  }

  bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
    const auto* variable = dyn_cast<clang::VarDecl>(mention->getDecl());
    const auto known = mutexes_.find(variable);
    if (known == mutexes_.end()) return true;
    Uses& uses = known->second;
    if (!locks(*mention))
      uses.handed_out = true;
    else if (uses.locked.line == 0)
      uses.locked = view_.location(mention->getExprLoc());
    return true;
  }

  /// A lambda may run in another thread.
  bool TraverseLambdaExpr(clang::LambdaExpr* lambda) override {
    for (const auto& capture : lambda->captures())
      if (capture.capturesVariable())
        if (const auto known = mutexes_.find(dyn_cast<clang::VarDecl>(capture.getCapturedVar()));
            known != mutexes_.end())
          known->second.handed_out = true;
    return true;
  }

  void finish() {
    if (waits_) return;  // it may be there for the condition's sake
    for (const auto& [variable, uses] : mutexes_)
      if (!uses.handed_out && uses.locked.line > 0)
        summary_.notes.push_back({"ineffective-local-mutex",
                                  "",
                                  view_.location(variable->getLocation()),
                                  uses.locked,
                                  variable->getNameAsString(),
                                  {}});
  }

  bool VisitCallExpr(clang::CallExpr* call) override {
    waits_ = waits_ || view_.words.function(call->getDirectCallee()).waits;
    return true;
  }

 private:
  struct Uses {
    bool handed_out = false;
    Location locked;
  };

  /// A guard of it is made, or one of its own members is called.
  bool locks(const clang::Stmt& mention) const {
    const clang::Stmt* user = view_.around(mention);
    if (const auto* made = dyn_cast_or_null<clang::CXXConstructExpr>(user))
      return view_.words.kind_of(made->getType()) == TypeKind::guard;
    const auto* member = dyn_cast_or_null<clang::MemberExpr>(user);
    return member && isa<clang::CXXMethodDecl>(member->getMemberDecl()) &&
           member->getMemberDecl()->getNameAsString() != "native_handle";
  }

  std::map<const clang::VarDecl*, Uses> mutexes_;
  bool waits_ = false;
  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_ineffective_local_mutex_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

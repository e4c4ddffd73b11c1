// A note per test of an atomic that leads to changing it by a step of its own: `text` is the
// atomic, `site` the test, `other` the change.
#include "analyzers/static/frontend/atomics.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitIfStmt(clang::IfStmt* branch) override {
    Uses tested(view_), changed(view_);
    tested.TraverseStmt(branch->getCond());
    if (branch->getThen()) changed.TraverseStmt(branch->getThen());
    for (const Uses::Use& look : tested.looks)
      for (const Uses::Use& change : changed.changes)
        if (look.path.id == change.path.id && look.path.steps == change.path.steps &&
            !changed.tries) {
          summary_.notes.push_back({"atomic-check-then-act", "", view_.location(look.where),
                                    view_.location(change.where), look.path.text, look.path});
          return true;
        }
    return true;
  }

 private:
  /// Loads and changes of atomics below a statement.
  class Uses : public OwnStatements {
   public:
    struct Use {
      AccessPath path;
      clang::SourceLocation where;
    };
    explicit Uses(const FunctionView& view) : view_(view) {}
    std::vector<Use> looks, changes;
    bool tries = false;  ///< by compare-exchange: then it is known to have been as it was

    bool VisitCallExpr(clang::CallExpr* call) override {
      const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(call->getDirectCallee());
      if (!method || !is_system(*method)) return true;
      const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call);
      // A static method has no object, and may have no argument either.
      if (!member && !isa<clang::CXXOperatorCallExpr>(call)) return true;
      const Expr* object = member ? member->getImplicitObjectArgument() : call->getArg(0);
      if (!object || view_.words.kind_of(plain(object)->getType()) != TypeKind::atomic) return true;
      const std::string name = method->getNameAsString();
      const Use use{view_.paths.object_of(object), call->getExprLoc()};
      if (use.path.root == Root::unknown) return true;
      if (name.starts_with("compare_exchange")) tries = true;
      const bool looks_at_it = name == "load" || isa<clang::CXXConversionDecl>(method);
      if (looks_at_it && !is_hint(*call)) looks.push_back(use);
      const bool changes_it = name == "store" || name.starts_with("fetch_") ||
                              name == "operator=" || name == "operator++" || name == "operator--" ||
                              name == "operator+=" || name == "operator-=";
      if (changes_it) changes.push_back(use);
      return true;
    }

   private:
    /// Whoever says relaxed does not go by what he sees.
    bool is_hint(const clang::CallExpr& call) const {
      const Atomics atomics(view_);
      const auto load = atomics.load_in(&call);
      return load && atomics.is_relaxed_load(*load);
    }
    const FunctionView& view_;
  };

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_atomic_check_then_act_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

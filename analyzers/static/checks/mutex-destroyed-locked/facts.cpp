// A note per local variable that is a mutex: `path` is the variable.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitVarDecl(clang::VarDecl* variable) override {
    if (variable->hasLocalStorage() && !llvm::isa<clang::ParmVarDecl>(variable) &&
        !variable->getType()->isReferenceType() && !variable->getType()->isPointerType() &&
        view_.words.kind_of(variable->getType()) == TypeKind::mutex)
      summary_.notes.push_back({"mutex-destroyed-locked",
                                "",
                                view_.location(variable->getLocation()),
                                {},
                                variable->getNameAsString(),
                                view_.paths.path_of(*variable)});
    return true;
  }

 private:
  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_mutex_destroyed_locked_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

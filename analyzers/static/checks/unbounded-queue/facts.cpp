// A note per element that is added to a member that is a queue or a list: `path` is the member.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
    const auto* method = call->getMethodDecl();
    const clang::Expr* object = method ? call->getImplicitObjectArgument() : nullptr;
    if (!object || !is_queue(*method->getParent()) || !adds(method->getNameAsString())) return true;
    const AccessPath path = view_.paths.object_of(object);
    if (!path.steps.empty() && path.steps.back().kind == StepKind::field)
      summary_.notes.push_back(
          {"unbounded-queue", "add", view_.location(object->getExprLoc()), {}, path.text, path});
    return true;
  }

 private:
  static bool is_queue(const clang::CXXRecordDecl& record) {
    const std::string name = record.getQualifiedNameAsString();
    for (const char* queue :
         {"std::queue", "std::deque", "std::list", "std::vector", "std::priority_queue"})
      if (name == queue) return true;
    return false;
  }
  static bool adds(const std::string& name) {
    for (const char* adding :
         {"push", "emplace", "push_back", "emplace_back", "push_front", "emplace_front"})
      if (name == adding) return true;
    return false;
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_unbounded_queue_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

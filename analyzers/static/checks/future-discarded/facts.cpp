// A note per call whose future nobody keeps; `text` is the function that gives it.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCallExpr(clang::CallExpr* call) override {
    const std::string name = qualified_name(call->getDirectCallee());
    if (name == "std::async" && view_.is_discarded(*call))
      summary_.notes.push_back(
          {"future-discarded", "", view_.location(call->getExprLoc()), {}, name, {}});
    return true;
  }

 private:
  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_future_discarded_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

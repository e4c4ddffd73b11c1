// A note per compare_exchange_weak that decides something and is not tried again.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
    const auto* method = call->getMethodDecl();
    if (!method || method->getNameAsString() != "compare_exchange_weak" || !is_system(*method) ||
        view_.loop_around(*call) || labels_ > 0)
      return true;
    if (view_.is_discarded(*call) || decides(*call))
      summary_.notes.push_back(
          {"weak-cas-no-loop",
           "",
           view_.location(call->getExprLoc()),
           {},
           source_text(view_.function.getASTContext(), *call->getImplicitObjectArgument()),
           {},
           made_strong(*call)});
    return true;
  }
  /// What jumps back is a loop as well.
  bool VisitLabelStmt(clang::LabelStmt*) override { return ++labels_ > 0; }

 private:
  Fix made_strong(const clang::CXXMemberCallExpr& call) const {
    constexpr int kLength = std::char_traits<char>::length("compare_exchange_weak");
    const auto* member = dyn_cast<clang::MemberExpr>(call.getCallee()->IgnoreParens());
    if (!member || member->getMemberLoc().isMacroID()) return {};
    const Location at = view_.location(member->getMemberLoc());
    return {"the strong one fails only if the value is another", at, at.column + kLength,
            "compare_exchange_strong"};
  }

  bool decides(const clang::Expr& call) const {
    const clang::Stmt* outer = view_.around(call);
    if (const auto* negation = dyn_cast_or_null<clang::UnaryOperator>(outer))
      outer = view_.around(*negation);
    return outer && isa<clang::IfStmt>(outer);
  }

  int labels_ = 0;
  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_weak_cas_no_loop_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

// A note per pair of links that are each other's opposite, as a function shows that sets both:
// `a.next = &b` and `b.before = &a`. `kind` is "opposite", `text` the two, "Stop::next
// Stop::before".
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

/// `from.field = to`.
struct Link {
  std::string field;
  AccessPath from, to;
};

class Finder : public OwnStatements {
 public:
  Finder(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    if (op->getOpcode() == clang::BO_Assign) note(op->getLHS(), op->getRHS());
    return true;
  }
  bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr* call) override {
    if (call->getOperator() == clang::OO_Equal && call->getNumArgs() == 2)
      note(call->getArg(0), call->getArg(1));
    return true;
  }

 private:
  void note(const Expr* target, const Expr* value) {
    const auto* member = dyn_cast<clang::MemberExpr>(plain(target));
    const auto* field = member ? dyn_cast<clang::FieldDecl>(member->getMemberDecl()) : nullptr;
    if (!field) return;
    Link link{field->getQualifiedNameAsString(), view_.paths.object_of(member->getBase()),
              pointee(value)};
    if (link.from.root == Root::unknown || link.to.root == Root::unknown) return;
    for (const Link& other : links_)
      if (other.field != link.field && is_same(other.from, link.to) && is_same(other.to, link.from))
        summary_.notes.push_back({.rule = "lock-order-inversion",
                                  .kind = "opposite",
                                  .site = view_.location(target->getExprLoc()),
                                  .text = other.field + " " + link.field});
    links_.push_back(std::move(link));
  }

  /// What a pointer, plain or one that owns, leads to.
  AccessPath pointee(const Expr* value) const {
    const TypeKind kind = view_.words.kind_of(plain(value)->getType());
    AccessPath path = view_.paths.object_of(plain(value));
    if (kind == TypeKind::unique_owner || kind == TypeKind::shared_owner)
      path.steps.push_back({kind == TypeKind::unique_owner ? StepKind::owner : StepKind::deref});
    return path;
  }

  static bool is_same(const AccessPath& a, const AccessPath& b) {
    return a.id == b.id && a.steps == b.steps;
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
  std::vector<Link> links_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_lock_order_inversion_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Finder>>();
}

}  // namespace ccgrade

// A note per write of a bit-field: `path` is the field, `text` the memory location that it is part
// of, as "Class#3": bit-fields that follow each other are one (C++ [intro.memory]); a member that
// is none, and a bit-field of width zero, begins another.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using llvm::dyn_cast;

std::string memory_location(const clang::FieldDecl& field) {
  int location = 0;
  bool in_run = false;
  for (const clang::FieldDecl* each : field.getParent()->fields()) {
    const bool joins = each->isBitField() && !each->isZeroLengthBitField(field.getASTContext());
    if (joins && !in_run) ++location;
    in_run = joins;
    if (each == &field) break;
  }
  return field.getParent()->getQualifiedNameAsString() + "#" + std::to_string(location);
}

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    return op->isAssignmentOp() ? note(op->getLHS()) : true;
  }
  bool VisitUnaryOperator(clang::UnaryOperator* op) override {
    return op->isIncrementDecrementOp() ? note(op->getSubExpr()) : true;
  }

 private:
  bool note(const clang::Expr* target) {
    const auto* member = dyn_cast<clang::MemberExpr>(plain(target));
    const auto* field = member ? dyn_cast<clang::FieldDecl>(member->getMemberDecl()) : nullptr;
    const auto* named = field ? field->getParent()->getDeclName().getAsIdentifierInfo() : nullptr;
    if (!named || !field->isBitField() || field->getParent()->isUnion()) return true;
    const AccessPath path = view_.paths.path_of(member);
    summary_.notes.push_back({"adjacent-bitfield-race",
                              "write",
                              view_.location(member->getExprLoc()),
                              {},
                              memory_location(*field),
                              path});
    return true;
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_adjacent_bitfield_race_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

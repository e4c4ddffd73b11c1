#include "analyzers/static/frontend/mutations/library_terms.hpp"
#include "analyzers/static/frontend/mutations/mutation_operator.hpp"

namespace ccgrade::frontend {
namespace {

const char* widened(clang::BinaryOperatorKind kind) {
  switch (kind) {
    case clang::BO_LT:
      return "<=";
    case clang::BO_LE:
      return "<";
    case clang::BO_GT:
      return ">=";
    case clang::BO_GE:
    case clang::BO_EQ:  // size() == capacity
      return ">";
    default:
      return nullptr;
  }
}

/// What is full one too late, or one too early.
void off_by_one(const clang::Stmt& statement, SourceText& source) {
  const auto* comparison = llvm::dyn_cast<clang::BinaryOperator>(&statement);
  const char* by = comparison ? widened(comparison->getOpcode()) : nullptr;
  if (by && (call_of(comparison->getLHS(), {"size"}) || call_of(comparison->getRHS(), {"size"})))
    source.replace("off-by-one", clang::SourceRange(comparison->getOperatorLoc()), by);
}

}  // namespace
}  // namespace ccgrade::frontend

namespace ccgrade {

std::unique_ptr<frontend::MutationOperator> make_off_by_one_mutation() {
  return std::make_unique<frontend::MutationOperator>(&frontend::off_by_one);
}

}  // namespace ccgrade

#include "analyzers/static/frontend/mutations/library_terms.hpp"
#include "analyzers/static/frontend/mutations/mutation_operator.hpp"

namespace ccgrade::frontend {
namespace {

constexpr const char* kKind = "weaken-order";
constexpr const char* kRelaxed = "std::memory_order_relaxed";

bool is_order(const clang::Expr& argument) {
  const auto* type = argument.getType()->getAs<clang::EnumType>();
  return type && type->getDecl()->isInStdNamespace() &&
         type->getDecl()->getName() == "memory_order";
}

/// Orders that are said, and the strongest where none is said. What is a load and a store in
/// operators' clothes stays.
void weaken_order(const clang::Stmt& statement, SourceText& source) {
  const auto* call = llvm::dyn_cast<clang::CXXMemberCallExpr>(&statement);
  if (!call || !call->getMethodDecl() || !is_atomic(object_of(*call))) return;
  bool said = false;
  const clang::Expr* unsaid = nullptr;
  for (const clang::Expr* argument : call->arguments()) {
    if (!is_order(*argument)) continue;
    if (llvm::isa<clang::CXXDefaultArgExpr>(argument)) {
      unsaid = argument;
    } else {
      said = true;
      if (!source.text(*argument).ends_with("relaxed"))
        source.replace(kKind, argument->getSourceRange(), kRelaxed);
    }
  }
  if (said || !unsaid) return;
  const bool alone = llvm::isa<clang::CXXDefaultArgExpr>(call->getArg(0));
  source.replace(kKind, clang::SourceRange(call->getRParenLoc()),
                 std::string(alone ? "" : ", ") + kRelaxed + ")");
}

}  // namespace
}  // namespace ccgrade::frontend

namespace ccgrade {

std::unique_ptr<frontend::MutationOperator> make_weaken_order_mutation() {
  return std::make_unique<frontend::MutationOperator>(&frontend::weaken_order);
}

}  // namespace ccgrade

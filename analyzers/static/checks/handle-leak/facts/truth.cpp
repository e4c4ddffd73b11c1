#include "analyzers/static/checks/handle-leak/facts/truth.hpp"

namespace ccgrade::frontend {

using clang::ASTContext;
using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

std::optional<long> constant(const Expr& expression, const ASTContext& context) {
  if (expression.isValueDependent()) return std::nullopt;
  if (expression.isNullPointerConstant(const_cast<ASTContext&>(context),
                                       Expr::NPC_NeverValueDependent) != Expr::NPCK_NotNull)
    return 0;
  const auto number = expression.getIntegerConstantExpr(context);
  return number ? number->trySExtValue() : std::nullopt;
}

namespace {

/// `__builtin_expect(x, 0)` is x.
const Expr* expected(const Expr& expression) {
  const auto* call = dyn_cast<clang::CallExpr>(&expression);
  if (!call || call->getNumArgs() == 0) return nullptr;
  const unsigned id = call->getBuiltinCallee();
  const bool expects = id == clang::Builtin::BI__builtin_expect ||
                       id == clang::Builtin::BI__builtin_expect_with_probability;
  return expects ? call->getArg(0) : nullptr;
}

/// True or false, whatever its type is called: in C, `fd < 0` is an int.
bool is_truth(const Expr& expression) {
  const Expr& bare = *plain(&expression);
  if (const Expr* inner = expected(bare)) return is_truth(*inner);
  if (const auto* op = dyn_cast<clang::UnaryOperator>(&bare))
    return op->getOpcode() == clang::UO_LNot;
  const auto* op = dyn_cast<clang::BinaryOperator>(&bare);
  return bare.getType()->isBooleanType() || (op && (op->isComparisonOp() || op->isLogicalOp()));
}

/// `(fd < 0) == true`, either way round.
std::optional<Truth> compared(const clang::BinaryOperator& op, const ASTContext& context) {
  if (!op.isEqualityOp()) return std::nullopt;
  const std::pair<const Expr*, const Expr*> sides[] = {{op.getLHS(), op.getRHS()},
                                                       {op.getRHS(), op.getLHS()}};
  for (const auto& [inner, other] : sides)
    if (const auto number = constant(*other, context);
        is_truth(*inner) && number && (*number == 0 || *number == 1))
      return Truth{inner, (*number == 1) == (op.getOpcode() == clang::BO_EQ)};
  return std::nullopt;
}

/// What an expression is as true as, or as false.
std::optional<Truth> within(const Expr& whole, const ASTContext& context) {
  if (const Expr* inner = expected(whole)) return Truth{inner, true};
  if (const auto* op = dyn_cast<clang::UnaryOperator>(&whole);
      op && op->getOpcode() == clang::UO_LNot)
    return Truth{op->getSubExpr(), false};
  const auto* op = dyn_cast<clang::BinaryOperator>(&whole);
  if (!op) return std::nullopt;
  return op->getOpcode() == clang::BO_Comma ? Truth{op->getRHS(), true} : compared(*op, context);
}

/// The casts are no users of their own: `plain` does not see them either.
const clang::Stmt* user_of(const FunctionView& view, const Expr& expression) {
  const clang::Stmt* user = view.around(expression);
  while (user && isa<clang::ExplicitCastExpr>(user)) user = view.around(*user);
  return user;
}

}  // namespace

Truth bare(Truth truth, const ASTContext& context) {
  truth.condition = plain(truth.condition);
  while (const auto inner = within(*truth.condition, context))
    truth = {plain(inner->condition), inner->holds == truth.holds};
  return truth;
}

bool is_dropped(const FunctionView& view, const Expr& expression) {
  const clang::Stmt* user = view.around(expression);
  if (const auto* op = dyn_cast_or_null<clang::BinaryOperator>(user))
    return op->getOpcode() == clang::BO_Comma && plain(op->getLHS()) == plain(&expression);
  const bool in_value = user && llvm::isa_and_nonnull<clang::StmtExpr>(view.around(*user));
  return !in_value && view.is_discarded(expression);
}

bool only_decides(const FunctionView& view, const Expr& truth) {
  const clang::Stmt* user = user_of(view, truth);
  if (llvm::isa_and_nonnull<clang::IfStmt, clang::WhileStmt, clang::DoStmt, clang::ForStmt>(user))
    return true;
  if (const auto* choice = dyn_cast_or_null<clang::ConditionalOperator>(user))
    return plain(choice->getCond()) == plain(&truth);
  const auto* whole = dyn_cast_or_null<Expr>(user);
  if (!whole) return is_dropped(view, truth);
  const auto* op = dyn_cast<clang::BinaryOperator>(whole);
  if (op && op->isLogicalOp())  // the left side decides by itself, whoever keeps the whole
    return plain(op->getLHS()) == plain(&truth) || only_decides(view, *whole);
  const auto inner = within(*whole, view.function.getASTContext());
  return inner && plain(inner->condition) == plain(&truth) && only_decides(view, *whole);
}

}  // namespace ccgrade::frontend

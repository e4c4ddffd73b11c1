#include "analyzers/static/checks/handle-leak/facts/handle_domain.hpp"

#include "analyzers/static/checks/handle-leak/facts/truth.hpp"
#include "analyzers/static/frontend/dataflow.hpp"

namespace ccgrade::frontend {

using clang::BinaryOperator;
using clang::Expr;
using clang::VarDecl;
using llvm::dyn_cast;

bool HandleState::join(const HandleState& other) {
  bool changed = false;
  for (const auto& [variable, theirs] : other.fates) {
    Fate& fate = fates[variable];
    const Fate before = fate;
    fate.may_be |= theirs.may_be;
    if (theirs.opening &&
        (!fate.opening || theirs.opening->getBeginLoc() < fate.opening->getBeginLoc()))
      fate.opening = theirs.opening;
    changed |= fate.may_be != before.may_be || fate.opening != before.opening;
  }
  return changed;
}

namespace {

long no_handle(const VarDecl& variable) {
  return variable.getType()->isPointerType() ? 0 : -1;
}

/// Of what a comparison says, holding: a bit of what the handle is; kOpen for "it is there"; 0 for
/// nothing that matters. `none` is what stands for no handle.
unsigned said_by(clang::BinaryOperatorKind how, std::optional<long> bound, long none) {
  const auto is = [&](clang::BinaryOperatorKind kind, long number) {
    return how == kind && bound == number;
  };
  if (is(clang::BO_EQ, none) || is(clang::BO_LT, 0) || is(clang::BO_LE, -1)) return kNothing;
  if (is(clang::BO_NE, none) || is(clang::BO_GE, 0) || is(clang::BO_GT, -1) || is(clang::BO_GT, 0))
    return kOpen;
  const bool elsewhere = how == clang::BO_EQ || how == clang::BO_LT || how == clang::BO_LE;
  return elsewhere ? kUnclear : 0;
}

/// Of the result of a call that opens: a success is 0. Where a pipe fails, that is -1; with other
/// libraries nothing but 0 says that it is none.
unsigned told_by_result(clang::BinaryOperatorKind how, std::optional<long> bound, bool posix) {
  if (how == clang::BO_EQ && bound == 0) return kOpen;
  if (how == clang::BO_NE && bound == 0) return kNothing;
  const unsigned said = posix ? said_by(how, bound, -1) : 0;
  return said ? said : kUnclear;
}

bool contains(const clang::Stmt* statement, const VarDecl* variable) {
  if (!statement) return false;
  const auto* mention = dyn_cast<clang::DeclRefExpr>(statement);
  if (mention && mention->getDecl() == variable) return true;
  return llvm::any_of(statement->children(),
                      [&](const auto* each) { return contains(each, variable); });
}

}  // namespace

const VarDecl* set_anew_by(const clang::Stmt& statement) {
  const auto* op = dyn_cast<BinaryOperator>(&statement);
  const bool assigns = op && op->getOpcode() == clang::BO_Assign;
  const VarDecl* variable = assigns ? local_variable(op->getLHS()) : nullptr;
  return variable && !contains(op->getRHS(), variable) ? variable : nullptr;
}

void HandleDomain::set(const VarDecl* variable, unsigned fate, State& state) const {
  if (!handles_.follows(variable)) return;
  Fate& now = state.fates[variable];
  now.may_be = fate | (now.may_be & kTaken);
}

/// Something else than a handle that is opened there: none, or one that somebody else has.
void HandleDomain::give_value(const VarDecl* variable, const Expr* value, State& state) const {
  const auto number = value ? constant(*value, view_.function.getASTContext()) : std::nullopt;
  set(variable, number == no_handle(*variable) ? kNothing : kUnclear, state);
}

void HandleDomain::declare(const clang::Decl& declared, State& state) const {
  const auto* variable = dyn_cast<VarDecl>(&declared);
  if (!handles_.follows(variable)) return;
  state.fates[variable] = {};  // in a loop, another one each time
  give_value(variable, variable->getInit(), state);
}

void HandleDomain::element(const clang::CFGElement& element, State& state) const {
  const auto at = element.getAs<clang::CFGStmt>();
  if (!at) return;
  const clang::Stmt& statement = *at->getStmt();
  if (const auto* declaration = dyn_cast<clang::DeclStmt>(&statement))
    for (const clang::Decl* each : declaration->decls()) declare(*each, state);
  if (const VarDecl* variable = handles_.closed_by(statement)) set(variable, kClosed, state);
  for (const VarDecl* variable : handles_.taken_by(statement)) set(variable, kTaken, state);
  if (const VarDecl* variable = handles_.opened_by(statement)) {
    set(variable, kOpen, state);
    if (handles_.follows(variable)) state.fates[variable].opening = &statement;
  } else if (const VarDecl* other = set_anew_by(statement)) {
    give_value(other, llvm::cast<BinaryOperator>(statement).getRHS(), state);
  }
}

bool HandleDomain::edge(const clang::CFGBlock& from, unsigned successor, State& state) const {
  if (const Expr* condition = two_way_condition(from)) test(condition, successor == 0, state);
  return true;
}

void HandleDomain::test(const Expr* condition, bool holds, State& state) const {
  const Truth truth = bare({condition, holds}, view_.function.getASTContext());
  const auto* op = dyn_cast<BinaryOperator>(truth.condition);
  if (op && op->isLogicalOp()) return test_both(*op, truth.holds, state);
  if (op && (op->isRelationalOp() || op->isEqualityOp())) return compare(*op, truth.holds, state);
  learn(*truth.condition, truth.holds ? clang::BO_NE : clang::BO_EQ, 0, state);
}

/// Where the graph does not branch for the right side: `__builtin_expect(a || b, 0)`.
void HandleDomain::test_both(const BinaryOperator& op, bool holds, State& state) const {
  const bool both = holds == (op.getOpcode() == clang::BO_LAnd);
  State by_left = state;
  test(op.getLHS(), holds, by_left);
  test(op.getLHS(), both == holds, state);
  test(op.getRHS(), holds, state);
  if (!both) state.join(by_left);
}

void HandleDomain::compare(const BinaryOperator& op, bool holds, State& state) const {
  const auto& context = view_.function.getASTContext();
  const auto how = holds ? op.getOpcode() : BinaryOperator::negateComparisonOp(op.getOpcode());
  learn(*op.getLHS(), how, constant(*op.getRHS(), context), state);
  learn(*op.getRHS(), BinaryOperator::reverseComparisonOp(how), constant(*op.getLHS(), context),
        state);
}

void HandleDomain::learn(const Expr& compared, clang::BinaryOperatorKind how,
                         std::optional<long> bound, State& state) const {
  const VarDecl* variable = variable_held(&compared);
  if (handles_.follows(variable)) {
    const unsigned said = said_by(how, bound, no_handle(*variable));
    Fate& fate = state.fates[variable];
    if (said == kOpen && fate.may_be != kNothing) fate.may_be &= ~kNothing;
    if (said && said != kOpen) set(variable, said, state);
  }
  for (const VarDecl* told : handles_.told_by(&compared)) {
    const unsigned said = told_by_result(how, bound, told->getType()->isArrayType());
    if (said != kOpen) set(told, said, state);
  }
}

}  // namespace ccgrade::frontend

// What a branch tells: on the way where try_lock succeeded the lock is held, on the other it is
// not.
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

void settle(const AccessPath& lock, bool holds, LockState& state) {
  const auto found = state.held.find(exact_key(lock));
  if (found == state.held.end()) return;
  if (holds)
    found->second.certain = true;
  else
    state.held.erase(found);
}

/// The same of an attempt at `at`. Where it has failed, what was taken elsewhere is held still.
void settle_attempt(const AccessPath& lock, const Location& at, bool holds, LockState& state) {
  const auto found = state.held.find(exact_key(lock));
  if (holds || (found != state.held.end() && found->second.site == at)) settle(lock, holds, state);
}

/// `bool got = mutex.try_lock(); if (got)`: a local set once stands for its initialiser.
const Expr* named_condition(const Expr* condition) {
  const auto* reference = dyn_cast<clang::DeclRefExpr>(condition);
  const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  const bool flag = variable && variable->hasLocalStorage() && variable->getInit() &&
                    !llvm::isa<clang::ParmVarDecl>(variable);
  return flag ? plain(variable->getInit()) : nullptr;
}

}  // namespace

bool Transfer::refine(const Expr* condition, bool holds, LockState& state) const {
  if (!flags_.refine(condition, holds, state.flags)) return false;
  refine_locks(condition, holds, state);
  return true;
}

void Transfer::refine_locks(const Expr* condition, bool holds, LockState& state) const {
  condition = plain(condition);
  if (!condition) return;
  if (const auto* op = dyn_cast<clang::UnaryOperator>(condition)) {
    if (op->getOpcode() == clang::UO_LNot) refine_locks(op->getSubExpr(), !holds, state);
  } else if (const auto* op = dyn_cast<clang::BinaryOperator>(condition)) {
    // pthread_mutex_trylock(&m) == 0
    if (const Expr* result = op->isEqualityOp() ? compared_with_zero(*op) : nullptr)
      refine_locks(result, holds == (op->getOpcode() == clang::BO_NE), state);
  } else if (const Expr* named = named_condition(condition)) {
    if (llvm::isa<clang::CallExpr>(named)) refine_locks(named, holds, state);
  } else if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(condition)) {
    refine_method(*call, holds, state);
  } else if (const auto* call = dyn_cast<clang::CallExpr>(condition)) {
    const LockAction action = words_.function(call->getDirectCallee()).action;
    // These return 0 when they got it; the others may fail.
    if (action == LockAction::lock || action == LockAction::lock_shared) {
      if (holds) state.held.erase(exact_key(paths_.object_of(call->getArg(0))));
    } else if (action == LockAction::attempt || action == LockAction::attempt_shared ||
               action == LockAction::gate_attempt)
      settle_attempt(paths_.object_of(call->getArg(0)), location(call->getExprLoc()), !holds,
                     state);
  }
}

void Transfer::refine_method(const clang::CXXMemberCallExpr& call, bool holds,
                             LockState& state) const {
  const auto* method = call.getMethodDecl();
  const Expr* object = call.getImplicitObjectArgument();
  if (!method || !object) return;
  const std::string name = method->getNameAsString();
  if (name == "joinable" && !holds) state.live.clear();  // nothing that runs is kept there
  const bool attempt = name.starts_with("try_");
  const auto* guard = guard_variable(object);
  if (guard && state.guards.contains(guard)) {
    if (!attempt && name != "owns_lock" && name != "operator bool") return;
    Guard& owner = state.guards[guard];
    owner.owned = holds ? Ownership::yes : Ownership::no;
    for (const AccessPath& lock : owner.locks) settle(lock, holds, state);
    if (!holds) state.passed.erase(exact_key(paths_.path_of(*guard)));
  } else if (attempt) {
    settle_attempt(paths_.object_of(object), location(call.getExprLoc()), holds, state);
  }
}

}  // namespace ccgrade::frontend

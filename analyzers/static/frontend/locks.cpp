// Mutexes and semaphores used directly: member functions, std::lock, pthread and sem_t.
#include "analyzers/static/frontend/statement_visitor.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {

/// Takes locks together. They are not ordered among themselves: std::lock and scoped_lock back off.
void Transfer::acquire(const std::vector<AccessPath>& locks, Taken taken, LockState& state,
                       clang::SourceLocation at) {
  const std::vector<Held> before = state.held_now();
  for (const AccessPath& lock : locks) {
    if (recording_)
      summary_.acquires.push_back({lock, location(at), taken.shared, lock_types_[exact_key(lock)],
                                   taken.by_hand, knows_parameter(state.flags), before,
                                   state.live_now()});
    state.hold({lock, location(at), false, taken.shared, true, ""});
  }
}

void Transfer::release(const AccessPath& lock, bool by_guard, LockState& state,
                       clang::SourceLocation at) {
  const std::string key = exact_key(lock);
  const auto before = state.unlocked.find(key);
  const auto adopted = state.adopted.find(key);
  if (recording_)
    summary_.releases.push_back(
        {.lock = lock,
         .site = location(at),
         .own = state.held.contains(key) && adopted == state.adopted.end(),
         .before = before == state.unlocked.end() ? Location{} : before->second,
         .by_guard = by_guard,
         .adopted =
             adopted == state.adopted.end() || lent_.contains(key) ? Location{} : adopted->second,
         .type = lock_types_[key]});
  state.release(lock, location(at));
}

/// `while (!mutex.try_lock()) {}`. Where the lock is held already, the loop never ends, and what
/// the failed attempts leave is what was held before.
bool Transfer::attempt_again(const clang::CallExpr& call, LockAction action, const AccessPath& lock,
                             LockState& state) {
  if (!repeated_attempts_.contains(&call)) return false;
  const auto found = state.held.find(exact_key(lock));
  const bool never_ends = found != state.held.end() && found->second.certain;
  const auto held = state.held;
  const auto nested = state.nested;
  acquire({lock}, {action == LockAction::attempt_shared, true}, state, call.getExprLoc());
  if (never_ends) {
    state.held = held;
    state.nested = nested;
  }
  return true;
}

void Transfer::act(LockAction action, const AccessPath& lock, LockState& state,
                   clang::SourceLocation at) {
  switch (action) {
    case LockAction::none:
    case LockAction::lock_all:
      return;
    case LockAction::lock:
    case LockAction::lock_shared:
      return acquire({lock}, {action == LockAction::lock_shared, true}, state, at);
    case LockAction::attempt:
    case LockAction::attempt_shared:
      return state.hold(
          {lock, location(at), false, action == LockAction::attempt_shared, false, ""});
    case LockAction::gate_in:
      return state.hold({lock, location(at), true, false, true, ""});
    case LockAction::gate_attempt:
      return state.hold({lock, location(at), true, false, false, ""});
    case LockAction::unlock:
    case LockAction::gate_out:
      return release(lock, false, state, at);
  }
}

/// `= PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP`: no model tells of what a variable begins with.
static bool is_made_recursive(const clang::Expr* expression) {
  expression = plain(expression);
  if (const auto* op = llvm::dyn_cast<clang::UnaryOperator>(expression))
    expression = plain(op->getSubExpr());
  const auto* reference = llvm::dyn_cast<clang::DeclRefExpr>(expression);
  const auto* variable = reference ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  struct Kinds : StatementVisitor {
    bool found = false;
    bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
      found |= llvm::isa<clang::EnumConstantDecl>(mention->getDecl()) &&
               mention->getDecl()->getName().contains("_RECURSIVE");
      return !found;
    }
  } kinds;
  if (variable && variable->getInit())
    kinds.TraverseStmt(const_cast<clang::Expr*>(variable->getInit()));
  return kinds.found;
}

/// The lock that an expression is or points to.
AccessPath Transfer::lock_of(const clang::Expr* expression) {
  AccessPath lock = paths_.object_of(expression);
  if (lock.text.starts_with("&")) lock.text.erase(0, 1);
  auto type = expression->IgnoreImpCasts()->getType().getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  const auto* record = record_of(type);
  // POSIX gives its types names by typedef.
  lock_types_[exact_key(lock)] =
      record && !record->getName().empty() && record->getTypedefNameForAnonDecl() == nullptr
          ? record->getQualifiedNameAsString()
          : type.getUnqualifiedType().getAsString();
  if (is_made_recursive(expression)) lock_types_[exact_key(lock)].insert(0, "recursive ");
  return lock;
}

bool Transfer::lock_method(const clang::CXXMemberCallExpr& call, LockState& state) {
  const clang::Expr* object = call.getImplicitObjectArgument();
  const auto* method = call.getMethodDecl();
  if (!object || !method) return false;
  const auto* record = record_of(object->getType());
  if (!record) return false;
  const clang::QualType type = context_.getRecordType(record);
  const TypeKind kind = words_.kind_of(type);
  if (kind != TypeKind::mutex && kind != TypeKind::semaphore) return false;
  const AccessPath lock = lock_of(object);
  const LockAction action = words_.member_action(type, *method);
  if (!attempt_again(call, action, lock, state)) act(action, lock, state, call.getExprLoc());
  return true;
}

bool Transfer::lock_function(const clang::CallExpr& call, LockState& state) {
  const LockAction action = words_.function(call.getDirectCallee()).action;
  if (action == LockAction::none || call.getNumArgs() == 0) return false;
  if (action == LockAction::lock_all) {
    lock_together(call, state);
    return true;
  }
  const AccessPath lock = lock_of(call.getArg(0));
  if (!attempt_again(call, action, lock, state)) act(action, lock, state, call.getExprLoc());
  return true;
}

/// std::lock takes mutexes and deferred guards alike.
void Transfer::lock_together(const clang::CallExpr& call, LockState& state) {
  std::vector<AccessPath> locks;
  for (const clang::Expr* argument : call.arguments()) {
    const auto* variable = guard_variable(argument);
    if (!variable) {
      locks.push_back(lock_of(argument));
      continue;
    }
    Guard& guard = state.guards[variable];
    guard.owned = Ownership::yes;
    locks.insert(locks.end(), guard.locks.begin(), guard.locks.end());
  }
  acquire(locks, {false, false}, state, call.getExprLoc());
}

}  // namespace ccgrade::frontend

// Mutexes and semaphores used directly: member functions, std::lock, pthread and sem_t.
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {

/// Takes locks together. They are not ordered among themselves: std::lock and scoped_lock back off.
void Transfer::acquire(const std::vector<AccessPath>& locks, bool shared, LockState& state,
                       clang::SourceLocation at) {
  const std::vector<Held> before = state.held_now();
  for (const AccessPath& lock : locks) {
    if (recording_)
      summary_.acquires.push_back({lock, location(at), shared, before, state.live_now()});
    state.hold({lock, location(at), false, shared, true, ""});
  }
}

void Transfer::act(CAction action, const AccessPath& lock, LockState& state,
                   clang::SourceLocation at) {
  switch (action) {
    case CAction::none:
      return;
    case CAction::lock:
    case CAction::lock_shared:
      return acquire({lock}, action == CAction::lock_shared, state, at);
    case CAction::attempt:
      return state.hold({lock, location(at), false, false, false, ""});
    case CAction::gate_in:
      return state.hold({lock, location(at), true, false, true, ""});
    case CAction::gate_attempt:
      return state.hold({lock, location(at), true, false, false, ""});
    case CAction::unlock:
    case CAction::gate_out:
      return state.release(lock);
  }
}

bool Transfer::lock_method(const clang::CXXMemberCallExpr& call, LockState& state) {
  const clang::Expr* object = call.getImplicitObjectArgument();
  const auto* method = call.getMethodDecl();
  if (!object || !method) return false;
  const auto* record = record_of(object->getType());
  if (!record) return false;
  const TypeKind kind = kind_of(context_.getRecordType(record));
  if (kind != TypeKind::mutex && kind != TypeKind::semaphore) return false;
  const AccessPath lock = paths_.object_of(object);
  act(member_action(method->getNameAsString()), lock, state, call.getExprLoc());
  return true;
}

bool Transfer::lock_function(const clang::CallExpr& call, LockState& state) {
  const std::string name = qualified_name(call.getDirectCallee());
  if (name == "std::lock") {
    lock_together(call, state);
    return true;
  }
  const CAction action = c_action(name);
  if (action == CAction::none || call.getNumArgs() == 0) return false;
  AccessPath lock = paths_.object_of(call.getArg(0));
  if (lock.text.starts_with("&")) lock.text.erase(0, 1);
  act(action, lock, state, call.getExprLoc());
  return true;
}

/// std::lock takes mutexes and deferred guards alike.
void Transfer::lock_together(const clang::CallExpr& call, LockState& state) {
  std::vector<AccessPath> locks;
  for (const clang::Expr* argument : call.arguments()) {
    const auto* variable = guard_variable(argument);
    if (!variable) {
      locks.push_back(paths_.path_of(argument));
      continue;
    }
    Guard& guard = state.guards[variable];
    guard.owned = Ownership::yes;
    locks.insert(locks.end(), guard.locks.begin(), guard.locks.end());
  }
  acquire(locks, false, state, call.getExprLoc());
}

}  // namespace ccgrade::frontend

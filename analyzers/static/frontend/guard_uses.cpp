// Guard objects are used: unlocked, moved, given away, dropped by their containers, destroyed.
#include "analyzers/static/frontend/guard_forms.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {

using clang::Expr;

void Transfer::release_guard(const clang::VarDecl* variable, bool dies, LockState& state,
                             clang::SourceLocation at) {
  Guard& guard = state.guards[variable];
  state.passed.erase(exact_key(paths_.path_of(*variable)));
  if (guard.owned == Ownership::yes)
    for (const AccessPath& lock : guard.locks) release(lock, dies, state, at);
  if (guard.owned == Ownership::maybe)
    for (const AccessPath& lock : guard.locks) state.release(lock, {});
  guard.owned = Ownership::no;
  if (dies) state.guards.erase(variable);  // of ten thousand, states would keep all
}

void Transfer::unwind_into(const clang::CXXTryStmt& handlers, LockState& state) {
  const auto& sources = context_.getSourceManager();
  const clang::SourceRange body = handlers.getTryBlock()->getSourceRange();
  std::vector<const clang::VarDecl*> gone;
  for (const auto& [variable, guard] : state.guards)
    if (sources.isPointWithin(sources.getExpansionLoc(variable->getLocation()),
                              sources.getExpansionLoc(body.getBegin()),
                              sources.getExpansionLoc(body.getEnd())))
      gone.push_back(variable);
  for (const clang::VarDecl* variable : gone)
    release_guard(variable, true, state, handlers.getBeginLoc());
  for (auto& [object, passed] : state.passed) passed.certain = false;
}

/// A guard that a call has taken by value is the callee's, and gone when the call is over.
void Transfer::move_away(const Expr* argument, LockState& state) {
  const auto* made = as_construct(argument);
  if (!made || !made->getConstructor()->isCopyOrMoveConstructor()) return;
  const auto* variable = guard_variable(made->getArg(0));
  if (!variable || !state.guards.contains(variable)) return;
  for (const AccessPath& lock : state.guards[variable].locks) state.release(lock, {});
  state.guards[variable] = {};
  state.passed.erase(exact_key(paths_.path_of(*variable)));
}

/// A guard given to other code, which may unlock it.
void Transfer::hand_over(const Expr* argument, LockState& state) {
  const auto* made = as_construct(argument);
  if (made && made->getConstructor()->isCopyOrMoveConstructor()) argument = made->getArg(0);
  const auto* variable = guard_variable(argument);
  if (!variable || !state.guards.contains(variable)) return;
  for (const AccessPath& lock : state.guards[variable].locks) state.doubt(lock);
  state.guards[variable].owned = Ownership::maybe;
  const auto passed = state.passed.find(exact_key(paths_.path_of(*variable)));
  if (passed != state.passed.end()) passed->second.certain = false;
}

bool Transfer::guard_method(const clang::CXXMemberCallExpr& call, LockState& state) {
  const Expr* object = call.getImplicitObjectArgument();
  const auto* method = call.getMethodDecl();
  if (!object || !method || words_.kind_of(object->getType()) != TypeKind::guard) return false;
  const auto* variable = guard_variable(object);
  const std::string name = method->getNameAsString();
  if (!variable || !state.guards.contains(variable)) {
    // Someone else's guard, perhaps of a lock that is held here.
    if (name == "unlock" || name == "lock" || name == "release")
      for (auto& [key, lock] : state.held) lock.certain = false;
    return true;
  }
  Guard& guard = state.guards[variable];
  if (name == "unlock") release_guard(variable, false, state, call.getExprLoc());
  if (name == "release") {
    guard = {};
    state.passed.erase(exact_key(paths_.path_of(*variable)));
  }
  if (name == "lock") {
    guard.owned = Ownership::yes;
    acquire(guard.locks, {guard.shared, false}, state, call.getExprLoc());
  }
  if (name == "swap") {
    hand_over(object, state);
    hand_over(call.getArg(0), state);
  }
  if (name.starts_with("try_lock")) {
    guard.owned = Ownership::maybe;
    for (const AccessPath& lock : guard.locks)
      state.hold({lock, location(call.getExprLoc()), false, guard.shared, false, ""});
  }
  return true;
}

/// vector<unique_lock>, optional<unique_lock>: the container owns what its guards own.
bool Transfer::guard_container_method(const clang::CXXMemberCallExpr& call, LockState& state) {
  const Expr* object = call.getImplicitObjectArgument();
  const auto* method = call.getMethodDecl();
  if (!object || !method || !is_container_of_guards(words_, object->getType())) return false;
  const auto* variable = guard_variable(object);
  if (!variable) return true;
  const std::string name = method->getNameAsString();
  if (name == "clear" || name == "reset") {
    release_guard(variable, false, state, call.getExprLoc());
    state.guards[variable] = {};
  }
  if (name == "emplace_back" || name == "emplace" || name == "push_back") {
    std::vector<const Expr*> args(call.arg_begin(), call.arg_end());
    const auto* made = args.size() == 1 ? as_construct(args[0]) : nullptr;
    if (made && made->getConstructor()->isCopyOrMoveConstructor()) args = {made->getArg(0)};
    if (const auto* source = args.size() == 1 ? guard_variable(args[0]) : nullptr) {
      add_to_container(variable, state.guards[source].locks, state);
      state.guards[source] = {};
      return true;
    }
    made = args.size() == 1 ? as_construct(args[0]) : nullptr;
    if (made && words_.kind_of(made->getType()) == TypeKind::guard) args = arguments_of(*made);
    Guard one;
    construct_guard(one, args, state, call);
    add_to_container(variable, one.locks, state);
  }
  return true;
}

}  // namespace ccgrade::frontend

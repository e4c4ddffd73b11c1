// Guard objects are made: what they own from the first, through defer, adopt, try and move.
#include "analyzers/static/frontend/guard_forms.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {

using clang::Expr;
using llvm::dyn_cast;

const clang::VarDecl* Transfer::guard_variable(const Expr* expression) const {
  const auto* reference = dyn_cast_or_null<clang::DeclRefExpr>(plain(moved_from(expression)));
  const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  if (!variable) return nullptr;
  const auto type = variable->getType();
  const bool guards =
      words_.kind_of(type) == TypeKind::guard || is_container_of_guards(words_, type);
  return guards ? variable : nullptr;
}

/// Where one before a comma ends, the graph does not say: what comes after is in doubt.
bool Transfer::lock_without_name(const clang::CXXConstructExpr& made, LockState& state) {
  if (nameless_guards_.before_commas.contains(&made)) {
    for (const Expr* argument : made.arguments())
      if (words_.kind_of(argument->getType()) == TypeKind::mutex)
        state.hold({lock_of(argument), location(made.getExprLoc()), false, false, false, ""});
    return true;
  }
  if (!nameless_guards_.statements.contains(&made)) return false;
  Guard guard;
  construct_guard(guard, {made.getArgs(), made.getNumArgs()}, state, made);
  for (const AccessPath& lock : guard.locks) release(lock, true, state, made.getExprLoc());
  return true;
}

void Transfer::declare_guard(const clang::VarDecl& variable, LockState& state) {
  if (variable.getType()->isReferenceType()) return;
  if (carries_guard(words_, variable.getType()))  // of which lock, nobody knows
    state.hold(
        {paths_.path_of(variable), location(variable.getLocation()), false, false, false, ""});
  if (is_container_of_guards(words_, variable.getType())) {
    state.guards[&variable] = {};
    if (const auto* made = as_construct(variable.getInit())) fill(variable, *made, state);
    if (const auto* call = made_in_place(variable.getInit())) {
      Guard one;
      construct_guard(one, {call->getArgs(), call->getNumArgs()}, state, *call);
      add_to_container(&variable, one.locks, state);
    }
    return;
  }
  if (words_.kind_of(variable.getType()) != TypeKind::guard) return;
  state.guards[&variable] = {};
  if (variable.getInit()) take_over(&variable, variable.getInit(), state);
}

/// `optional<unique_lock<mutex>> lock(in_place, m)`, `= unique_lock(m)`.
void Transfer::fill(const clang::VarDecl& container, const clang::CXXConstructExpr& made,
                    LockState& state) {
  std::vector<const Expr*> args = arguments_of(made);
  std::erase_if(args, [&](const Expr* arg) {
    return words_.kind_of(arg->getType()) == TypeKind::other;  // std::in_place
  });
  const auto* inner = args.size() == 1 ? as_construct(args[0]) : nullptr;
  if (inner && inner->getConstructor()->isCopyOrMoveConstructor())
    inner = as_construct(inner->getArg(0));
  const bool makes_guard = inner && words_.kind_of(inner->getType()) == TypeKind::guard;
  if (makes_guard) args = arguments_of(*inner);
  if (args.empty() || guard_variable(args[0])) return;
  Guard one;
  construct_guard(one, args, state, makes_guard ? *inner : made);
  add_to_container(&container, one.locks, state);
}

/// A guard variable gets what an expression makes: another guard's ownership, or a new one's.
void Transfer::take_over(const clang::VarDecl* guard, const Expr* from, LockState& state) {
  const auto* construct = as_construct(from);
  if (construct && construct->getConstructor()->isCopyOrMoveConstructor())
    from = construct->getArg(0);
  if (const auto* source = guard_variable(from)) {
    state.guards[guard] = state.guards[source];
    state.guards[source] = {};
    if (auto taken = state.passed.extract(exact_key(paths_.path_of(*source)))) {
      taken.key() = exact_key(paths_.path_of(*guard));
      state.passed.insert(std::move(taken));
    }
  } else if ((construct = as_construct(from)) &&
             words_.kind_of(construct->getType()) == TypeKind::guard) {
    construct_guard(state.guards[guard], arguments_of(*construct), state, *construct);
  } else if (const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(from))) {
    take_from_callee(guard, *call, state);
  }
}

/// A function of the program's own has made the guard: the engine knows what it left locked.
void Transfer::take_from_callee(const clang::VarDecl* guard, const clang::CallExpr& call,
                                LockState& state) {
  const auto* callee = call.getDirectCallee();
  if (!callee || is_system(*callee)) return;
  const AccessPath path = paths_.path_of(*guard);
  state.passed[exact_key(path)] = {path,           location(call.getExprLoc()), true, false, true,
                                   usr_of(*callee)};
}

void Transfer::construct_guard(Guard& guard, llvm::ArrayRef<const Expr*> args, LockState& state,
                               const Expr& at) {
  std::vector<AccessPath> locks;
  bool adopts = false, defers = false, tries = false;
  for (const Expr* arg : args) {
    const TypeKind kind = words_.kind_of(arg->getType());
    if (kind == TypeKind::adopt_tag)
      adopts = true;
    else if (kind == TypeKind::defer_tag)
      defers = true;
    else if (kind == TypeKind::try_tag || kind == TypeKind::duration)
      tries = true;
    else
      locks.push_back(lock_of(arg));
  }
  guard.shared = words_.model_of(at.getType()).shared;
  guard.owned = defers ? Ownership::no : tries ? Ownership::maybe : Ownership::yes;
  guard.locks.insert(guard.locks.end(), locks.begin(), locks.end());
  if (!adopts && !defers && !tries) acquire(locks, {guard.shared, false}, state, at.getExprLoc());
  for (const AccessPath& lock : locks) {
    const Held held{lock, location(at.getExprLoc()), false, guard.shared, adopts, ""};
    if (tries) state.hold(held);
    if (adopts && !state.held.contains(exact_key(lock))) state.adopt(held);
  }
}

void Transfer::add_to_container(const clang::VarDecl* container,
                                const std::vector<AccessPath>& locks, LockState& state) {
  Guard& all = state.guards[container];
  for (const AccessPath& lock : locks)
    if (!std::count(all.locks.begin(), all.locks.end(), lock)) all.locks.push_back(lock);
  all.owned = Ownership::yes;
}

}  // namespace ccgrade::frontend

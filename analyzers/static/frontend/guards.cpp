// Guard objects: what they own follows the object through defer, adopt, try, move and release.
#include "analyzers/static/frontend/statement_visitor.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

const clang::CXXConstructExpr* as_construct(const Expr* expression) {
  return dyn_cast_or_null<clang::CXXConstructExpr>(plain(expression));
}

bool is_container_of_guards(const Vocabulary& words, clang::QualType type) {
  return words.kind_of(words.element_of(type)) == TypeKind::guard;
}

std::vector<const Expr*> arguments_of(const clang::CXXConstructExpr& construct) {
  return {construct.arg_begin(), construct.arg_end()};
}

/// A pair or tuple with a guard in it, or a pointer to one that others may have too:
/// `auto [lock, value] = locked();`.
bool carries_guard(const Vocabulary& words, clang::QualType type) {
  const auto* record =
      dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
  const std::string name = record ? record->getQualifiedNameAsString() : "";
  if (name != "std::pair" && name != "std::tuple" && name != "std::shared_ptr") return false;
  const auto guards = [&](const clang::TemplateArgument& each) {
    return each.getKind() == clang::TemplateArgument::Type &&
           words.kind_of(each.getAsType()) == TypeKind::guard;
  };
  return std::ranges::any_of(record->getTemplateArgs().asArray(),
                             [&](const clang::TemplateArgument& argument) {
                               return argument.getKind() == clang::TemplateArgument::Pack
                                          ? std::ranges::any_of(argument.pack_elements(), guards)
                                          : guards(argument);
                             });
}

/// `std::make_unique<std::lock_guard<std::mutex>>(mutex)`.
const clang::CallExpr* made_in_place(const Expr* expression) {
  const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(expression));
  const std::string name = call ? qualified_name(call->getDirectCallee()) : "";
  return name == "std::make_unique" || name == "std::make_optional" ? call : nullptr;
}

/// A guard without a name that stands before a comma, and lives to the end of the whole expression.
struct GuardsBeforeCommas : StatementVisitor {
  explicit GuardsBeforeCommas(const Vocabulary& words) : words(words) {}
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    const auto* made = op->isCommaOp() ? as_construct(op->getLHS()) : nullptr;
    if (made && words.kind_of(made->getType()) == TypeKind::guard) found.insert(made);
    return true;
  }
  const Vocabulary& words;
  std::set<const clang::CXXConstructExpr*> found;
};

/// `std::move(lk)` → `lk`.
const Expr* moved_from(const Expr* expression) {
  const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(expression));
  const bool move = call && qualified_name(call->getDirectCallee()) == "std::move";
  return move ? call->getArg(0) : expression;
}

}  // namespace

const clang::VarDecl* Transfer::guard_variable(const Expr* expression) const {
  const auto* reference = dyn_cast_or_null<clang::DeclRefExpr>(plain(moved_from(expression)));
  const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  if (!variable) return nullptr;
  const auto type = variable->getType();
  const bool guards =
      words_.kind_of(type) == TypeKind::guard || is_container_of_guards(words_, type);
  return guards ? variable : nullptr;
}

std::set<const clang::CXXConstructExpr*> guards_before_commas(const Vocabulary& words,
                                                              const clang::Stmt& body) {
  GuardsBeforeCommas guards(words);
  guards.TraverseStmt(const_cast<clang::Stmt*>(&body));
  return std::move(guards.found);
}

/// Where it ends, the graph does not say: what comes after is in doubt.
void Transfer::hold_for_expression(const clang::CXXConstructExpr& guard, LockState& state) {
  for (const Expr* argument : guard.arguments())
    if (words_.kind_of(argument->getType()) == TypeKind::mutex)
      state.hold({lock_of(argument), location(guard.getExprLoc()), false, false, false, ""});
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

void Transfer::release_guard(const clang::VarDecl* variable, bool dies, LockState& state,
                             clang::SourceLocation at) {
  Guard& guard = state.guards[variable];
  state.passed.erase(exact_key(paths_.path_of(*variable)));
  if (guard.owned == Ownership::yes)
    for (const AccessPath& lock : guard.locks) release(lock, dies, state, at);
  if (guard.owned == Ownership::maybe)
    for (const AccessPath& lock : guard.locks) state.release(lock, {});
  guard.owned = Ownership::no;
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

void Transfer::add_to_container(const clang::VarDecl* container,
                                const std::vector<AccessPath>& locks, LockState& state) {
  Guard& all = state.guards[container];
  for (const AccessPath& lock : locks)
    if (!std::count(all.locks.begin(), all.locks.end(), lock)) all.locks.push_back(lock);
  all.owned = Ownership::yes;
}

}  // namespace ccgrade::frontend

// Statements and calls: the dispatch of one element, and calls as summaries tell them.
#include "analyzers/static/frontend/attempts.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

bool joins_when_it_dies(const Vocabulary& words, clang::QualType type) {
  const auto element = words.element_of(type);
  const auto one = element.isNull() ? type : element;
  return words.kind_of(one) == TypeKind::jthread || words.kind_of(one) == TypeKind::future;
}

/// A thread, a container of some, or a pointer to the first of them.
bool holds_threads(const Vocabulary& words, clang::QualType type) {
  if (type->isPointerType()) type = type->getPointeeType();
  const auto element = words.element_of(type);
  const TypeKind kind = words.kind_of(element.isNull() ? type : element);
  return kind == TypeKind::thread || kind == TypeKind::jthread || kind == TypeKind::future;
}

/// The lambda that a local variable of closure or std::function type was made from.
const clang::FunctionDecl* operation_of(const Expr* callee) {
  const auto* record = record_of(callee->getType());
  if (record && record->isLambda()) return record->getLambdaCallOperator();
  return nullptr;
}

/// std::ranges::sort and its like are objects, and keep nothing that they could call.
bool is_algorithm(const clang::CXXOperatorCallExpr& call) {
  const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(call.getDirectCallee());
  return method && call.getOperator() == clang::OO_Call && is_system(*method) &&
         method->getParent()->isEmpty();
}

class Calls : public StatementVisitor {
 public:
  bool found = false;
  bool VisitCallExpr(clang::CallExpr*) override { return !(found = true); }
  bool VisitCXXDeleteExpr(clang::CXXDeleteExpr*) override { return !(found = true); }
};

/// A destructor that calls nothing, itself or for its members, unlocks nothing.
bool unlocks_nothing(const clang::CXXDestructorDecl& destructor) {
  const clang::FunctionDecl* definition = nullptr;
  const clang::CXXRecordDecl& record = *destructor.getParent();
  if (!destructor.hasBody(definition) || record.getNumBases() > 0) return false;
  const bool has_objects = std::ranges::any_of(record.fields(), [](const clang::FieldDecl* field) {
    const auto* type = field->getType()->getAsCXXRecordDecl();
    return type && !type->hasTrivialDestructor();
  });
  if (has_objects) return false;
  Calls calls;
  calls.TraverseStmt(definition->getBody());
  return !calls.found;
}

/// No part of it, nor what it is derived from, is made by code of the program's own.
bool is_made_by_library(const clang::CXXRecordDecl& record) {
  const auto is_own = [](clang::QualType type) {
    const auto* part = type->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
    return part && !is_system(*part);
  };
  const auto is_called_for = [](const clang::FieldDecl& field) {
    Calls calls;
    if (field.getInClassInitializer()) calls.TraverseStmt(field.getInClassInitializer());
    return calls.found;
  };
  return std::ranges::none_of(record.bases(),
                              [&](const auto& base) { return is_own(base.getType()); }) &&
         std::ranges::none_of(record.fields(), [&](const auto* field) {
           return is_own(field->getType()) || is_called_for(*field);
         });
}

bool has_guard(const Vocabulary& words, const clang::CXXRecordDecl& record) {
  return std::ranges::any_of(record.fields(), [&](const clang::FieldDecl* field) {
    return words.kind_of(field->getType()) == TypeKind::guard;
  });
}

}  // namespace

Transfer::Transfer(const Vocabulary& words, const clang::FunctionDecl& function,
                   FunctionSummary& summary)
    : words_(words),
      function_(function),
      context_(function.getASTContext()),
      paths_(words, function),
      copied_variables_(copied_into(paths_, function)),
      flags_(function),
      repeated_attempts_(repeated_attempts(words, *function.getBody())),
      guards_before_commas_(guards_before_commas(words, *function.getBody())),
      summary_(summary) {
  for (const clang::VarDecl* variable : captured_in(*function.getBody()))
    shared_locals_.insert(usr_of(*variable));
  for (const clang::ParmVarDecl* parameter : function.parameters())
    if (parameter->getType()->isLValueReferenceType())
      references_.insert(paths_.path_of(*parameter).id);
  for (const clang::ParmVarDecl* parameter : function.parameters())
    if (parameter->getType()->isRecordType() &&
        words_.kind_of(parameter->getType()) == TypeKind::other)
      copied_parameters_.insert(paths_.path_of(*parameter).id);
  for (const clang::ParmVarDecl* parameter : function.parameters())
    if (words_.kind_of(parameter->getType()) == TypeKind::guard)
      shown_.push_back({.lock = paths_.path_of(*parameter),
                        .site = location(parameter->getLocation()),
                        .certain = false});
}

std::vector<Held> Transfer::held_in(const LockState& state) const {
  std::vector<Held> held = state.held_now();
  held.insert(held.end(), shown_.begin(), shown_.end());
  return held;
}

Location Transfer::location(clang::SourceLocation where) const {
  return location_of(context_.getSourceManager(), where);
}

void Transfer::element(const clang::CFGElement& element, LockState& state) {
  if (const auto statement_element = element.getAs<clang::CFGStmt>()) {
    statement(*statement_element->getStmt(), state);
  } else if (const auto initialiser = element.getAs<clang::CFGInitializer>()) {
    initialise(*initialiser->getInitializer(), state);
  } else if (const auto object = element.getAs<clang::CFGAutomaticObjDtor>()) {
    destroy(*object->getVarDecl(), state, object->getTriggerStmt()->getEndLoc());
  } else if (const auto temporary = element.getAs<clang::CFGTemporaryDtor>()) {
    const auto* bound = temporary->getBindTemporaryExpr();
    if (bound && words_.kind_of(bound->getType()) == TypeKind::future) state.live.clear();
  }
}

/// A guard that is a member holds its lock for as long as the object lives.
void Transfer::initialise(const clang::CXXCtorInitializer& initialiser, LockState& state) {
  const auto* member = initialiser.getMember();
  if (recording_ && member && !state.live.empty()) note_initialised(*member, initialiser, state);
  const auto* made = dyn_cast_or_null<clang::CXXConstructExpr>(plain(initialiser.getInit()));
  if (!member || !made || words_.kind_of(member->getType()) != TypeKind::guard) return;
  Guard guard;
  construct_guard(guard, {made->getArgs(), made->getNumArgs()}, state, *made);
}

void Transfer::statement(const clang::Stmt& statement, LockState& state) {
  flags_.apply(statement, state.flags);
  if (recording_) note_accesses(statement, state);
  if (const auto* declaration = dyn_cast<clang::DeclStmt>(&statement)) {
    for (const clang::Decl* decl : declaration->decls())
      if (const auto* variable = dyn_cast<clang::VarDecl>(decl)) {
        declare_guard(*variable, state);
        pass_into_object(*variable, state);
      }
  } else if (const auto* expression = dyn_cast<clang::CXXConstructExpr>(&statement)) {
    construct(*expression, state);
  } else if (const auto* expression = dyn_cast<clang::CallExpr>(&statement)) {
    call(*expression, state);
  } else if (const auto* expression = dyn_cast<clang::CXXDeleteExpr>(&statement)) {
    note_delete(*expression, state);
  } else if (const auto* exit = dyn_cast<clang::ReturnStmt>(&statement)) {
    hand_to_caller(*exit, state);
  }
}

void Transfer::call(const clang::CallExpr& call, LockState& state) {
  note_waiting(call, state);
  note_library_call(call, state);
  if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call))
    if (guard_method(*member, state) || guard_container_method(*member, state) ||
        lock_method(*member, state))
      return;
  if (lock_function(call, state) || starts_thread(call, state) || waits_for_threads(call, state))
    return;
  if (assigns_guard(call, state)) return;
  note_lent(call);
  const auto* callee = call.getDirectCallee();
  if (qualified_name(callee) == "std::swap")
    for (const Expr* argument : call.arguments()) hand_over(argument, state);
  if (callee && is_system(*callee))
    call_passed_lambdas(call, state);
  else
    call_program(call, state);
}

/// Whoever is given a mutex may lock it, and leave it locked.
void Transfer::note_lent(const clang::CallExpr& call) {
  for (const Expr* argument : call.arguments()) {
    auto type = plain(argument)->getType().getNonReferenceType();
    if (type->isPointerType()) type = type->getPointeeType();
    if (words_.kind_of(type) == TypeKind::mutex)
      lent_.insert(exact_key(paths_.object_of(argument)));
  }
}

bool Transfer::assigns_guard(const clang::CallExpr& call, LockState& state) {
  const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(&call);
  if (!op || op->getOperator() != clang::OO_Equal) return false;
  const auto* guard = guard_variable(op->getArg(0));
  if (!guard) return false;
  release_guard(guard, false, state, call.getExprLoc());
  state.guards[guard] = {};
  take_over(guard, op->getArg(1), state);
  return true;
}

/// It is told like a call of the destructor, by the name that models have for it.
void Transfer::note_delete(const clang::CXXDeleteExpr& expression, const LockState& state) {
  const Expr* pointer = expression.getArgument();
  const auto* record = record_of(expression.getDestroyedType());
  const auto* destructor = record && record->hasDefinition() ? record->getDestructor() : nullptr;
  const bool own = destructor && !is_system(*destructor) && !destructor->isImplicit();
  Call call = describe_call(own ? destructor : nullptr, {pointer}, expression.getBeginLoc());
  call.name = "delete";
  call.receiver = paths_.object_of(pointer);
  record_call(std::move(call), state);
}

/// A call of a library: of some, checks are told.
void Transfer::note_library_call(const clang::CallExpr& call, const LockState& state) {
  const auto* callee = call.getDirectCallee();
  if (!callee || !is_system(*callee) || !words_.function(callee).is_told()) return;
  Call described = describe_call(callee, {call.getArgs(), call.getNumArgs()}, call.getExprLoc());
  described.name = qualified_name(callee);  // as models have it
  if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call))
    described.receiver = paths_.object_of(member->getImplicitObjectArgument());
  // What waits with a guard waits without its lock; of a guard that another function has made,
  // nobody knows which that is.
  for (unsigned i = 0; i < call.getNumArgs(); ++i) {
    const auto* guard = guard_variable(call.getArg(i));
    if (!guard) continue;
    const auto known = state.guards.find(guard);
    const bool one = known != state.guards.end() && known->second.locks.size() == 1;
    described.args[i].path = one ? known->second.locks.front() : AccessPath{};
  }
  record_call(std::move(described), state);
}

/// A call of the program's own code, or through a value.
void Transfer::call_program(const clang::CallExpr& call, LockState& state) {
  std::vector<const Expr*> args(call.arg_begin(), call.arg_end());
  for (const Expr* argument : args) {
    hand_over(argument, state);
    // Whoever is handed threads may join them.
    if (holds_threads(words_, argument->getType())) state.live.clear();
  }
  AccessPath receiver;
  const auto* callee = call.getDirectCallee();
  const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(callee);
  if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call)) {
    const Expr* object = member->getImplicitObjectArgument();
    if (!object) return;
    receiver = paths_.object_of(object);
  } else if (llvm::isa<clang::CXXOperatorCallExpr>(&call) && method && !args.empty()) {
    receiver = paths_.path_of(args.front());
    args.erase(args.begin());
  }
  if (is_own_copy(receiver)) receiver = {};
  Call described = describe_call(callee, args, call.getExprLoc());
  described.receiver = receiver;
  if (!callee) described.through = paths_.path_of(call.getCallee());
  record_call(described, state);
  for (const Expr* argument : args) move_away(argument, state);
  state.unlocked.clear();  // it may have locked again what it can reach
  // What a returned guard holds ends with that guard.
  if (method && words_.kind_of(method->getReturnType()) != TypeKind::guard)
    pass(described, method->getParent()->isLambda(), state);
}

/// A lambda's copy of a variable, or what a parameter has by value: nobody else's, and not what it
/// was copied from.
bool Transfer::is_own_copy(const AccessPath& object) const {
  const bool leads_elsewhere = std::ranges::any_of(object.steps, [](const Step& step) {
    return step.kind == StepKind::deref || step.kind == StepKind::owner;
  });
  return !leads_elsewhere &&
         (copied_variables_.contains(object.id) || copied_parameters_.contains(object.id));
}

/// A semaphore of the program's own: one call to be let in, another on the same object to leave.
/// Which calls wait is for the engine to say; here, what comes after such a call may be behind a
/// gate. A lambda has one call only: who lets in and who lets out are two.
void Transfer::pass(const Call& call, bool is_lambda, LockState& state) {
  const std::string object = exact_key(call.receiver);
  auto& methods = methods_[object];
  methods.insert(call.callee);
  const auto inside = state.passed.find(object);
  const bool leaves = inside != state.passed.end() && inside->second.via != call.callee;
  if (leaves)
    state.passed.erase(inside);
  else if (methods.size() > 1 || is_lambda)
    state.passed[object] = {call.receiver, call.site, true, false, true, call.callee};
}

/// The same as an object: let in by its constructor, out by its destructor.
void Transfer::pass_into_object(const clang::VarDecl& variable, LockState& state) {
  const auto* made = dyn_cast_or_null<clang::CXXConstructExpr>(
      variable.getInit() ? plain(variable.getInit()) : nullptr);
  const auto* record = variable.getType()->getAsCXXRecordDecl();
  const auto* destructor = record ? record->getDestructor() : nullptr;
  if (!made || !destructor || is_system(*record)) return;
  // Nobody can have waited there, or nobody lets others in again.
  const bool lets_nobody_in = destructor->isImplicit() ||
                              (made->getConstructor()->isImplicit() && is_made_by_library(*record));
  if (lets_nobody_in && !has_guard(words_, *record)) return;
  const AccessPath object = paths_.path_of(variable);
  state.passed[exact_key(object)] = {object, location(made->getExprLoc()),   true, false,
                                     true,   usr_of(*made->getConstructor())};
}

/// Who has waited here may have been let in by a count of who is inside: a waiter written in place.
/// Where it lets others in again is not followed, so that what comes after is in doubt.
void Transfer::note_waiting(const clang::CallExpr& call, LockState& state) {
  const auto* callee = call.getDirectCallee();
  if (!callee || !is_system(*callee) || !words_.function(callee).waits) return;
  if (recording_) summary_.waits = true;
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
  const Expr* object = member ? member->getImplicitObjectArgument() : nullptr;
  if (!object) return;
  const AccessPath path = paths_.object_of(object);
  state.passed["wait " + exact_key(path)] = {path, location(call.getExprLoc()), true, false, false,
                                             ""};
}

Call Transfer::describe_call(const clang::FunctionDecl* callee, llvm::ArrayRef<const Expr*> args,
                             clang::SourceLocation at) const {
  Call call;
  if (callee) {
    call.callee = usr_of(*callee);
    call.name = display_name(*callee);
  }
  for (const Expr* arg : args) call.args.push_back(argument(arg));
  call.site = location(at);
  return call;
}

Argument Transfer::argument(const Expr* expression) const {
  return {paths_.path_of(expression), paths_.index_of(expression), paths_.callable_of(expression)};
}

void Transfer::record_call(Call call, const LockState& state) {
  if (!recording_) return;
  call.held = held_in(state);
  call.live = state.live_now();
  summary_.calls.push_back(std::move(call));
}

/// A lambda given to an algorithm, a condition's wait or call_once runs here and now.
void Transfer::call_passed_lambdas(const clang::CallExpr& call, LockState& state) {
  if (const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(&call); op && !is_algorithm(*op)) {
    if (op->getOperator() != clang::OO_Call) return;
    // std::function: what it holds is known where it is a parameter bound at the call.
    Call described = describe_call(nullptr, {}, call.getExprLoc());
    for (unsigned i = 1; i < op->getNumArgs(); ++i)
      described.args.push_back(argument(op->getArg(i)));
    described.callee = paths_.callable_of(op->getArg(0));
    if (!paths_.is_bound_here(op->getArg(0))) described.through = paths_.path_of(op->getArg(0));
    return record_call(std::move(described), state);
  }
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
  if (member) {
    const auto* object = member->getImplicitObjectArgument();
    if (!object || words_.kind_of(object->getType()) != TypeKind::condition) return;
  } else if (words_.function(call.getDirectCallee()).keeps_callable) {
    return;
  }
  for (const Expr* arg : call.arguments())
    if (const auto* operation = operation_of(arg)) {
      state.unlocked.clear();
      record_call(describe_call(operation, {}, call.getExprLoc()), state);
    }
}

void Transfer::destroy(const clang::VarDecl& variable, LockState& state, clang::SourceLocation at) {
  if (state.guards.contains(&variable)) return release_guard(&variable, true, state, at);
  if (joins_when_it_dies(words_, variable.getType())) state.live.clear();
  const auto* record = variable.getType()->getAsCXXRecordDecl();
  const auto* destructor = record ? record->getDestructor() : nullptr;
  const bool written = destructor && !destructor->isImplicit() && !is_system(*destructor);
  if (!written || !unlocks_nothing(*destructor))
    state.passed.erase(exact_key(paths_.path_of(variable)));
  if (!written) return;
  Call call = describe_call(destructor, {}, at);
  state.unlocked.clear();
  call.receiver = paths_.path_of(variable);
  record_call(std::move(call), state);
}

}  // namespace ccgrade::frontend

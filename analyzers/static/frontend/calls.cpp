// Calls, as summaries tell them.
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

/// `struct pool { pthread_t workers[4]; … }`
bool has_thread_numbers(const Vocabulary& words, clang::QualType type) {
  const auto* record = type->getAsRecordDecl();
  if (!record || is_system(*record)) return false;
  return std::ranges::any_of(record->fields(), [&](const clang::FieldDecl* field) {
    auto kept = field->getType();
    if (kept->isPointerType()) kept = kept->getPointeeType();
    if (const auto* array = kept->getAsArrayTypeUnsafe()) kept = array->getElementType();
    return words.kind_of(kept) == TypeKind::thread_number;
  });
}

/// A thread, a container of some, or a pointer to the first of them.
bool holds_threads(const Vocabulary& words, clang::QualType type) {
  if (type->isPointerType()) type = type->getPointeeType();
  const auto element = words.element_of(type);
  if (!element.isNull()) type = element;
  const TypeKind kind = words.kind_of(type);
  return kind == TypeKind::thread || kind == TypeKind::jthread || kind == TypeKind::future ||
         kind == TypeKind::thread_number || has_thread_numbers(words, type);
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

}  // namespace

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
  if (!callee) described.callee = paths_.callable_of(call.getCallee());
  if (described.callee.empty()) described.through = paths_.path_of(call.getCallee());
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
  call.last = !goes_on_;
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

}  // namespace ccgrade::frontend

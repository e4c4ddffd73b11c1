// Where threads start, and where the function waits for them.
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

bool is_thread(TypeKind kind) {
  return kind == TypeKind::thread || kind == TypeKind::jthread;
}

bool is_future(TypeKind kind) {
  return kind == TypeKind::future;
}

std::vector<const Expr*> from(const clang::CallExpr& call, unsigned first) {
  std::vector<const Expr*> args;
  for (unsigned i = first; i < call.getNumArgs(); ++i) args.push_back(call.getArg(i));
  return args;
}

/// The function that a pointer to it, or its name, means.
const clang::FunctionDecl* named_function(const Expr* expression) {
  expression = plain(expression);
  if (const auto* op = dyn_cast<clang::UnaryOperator>(expression))
    expression = plain(op->getSubExpr());
  const auto* reference = dyn_cast<clang::DeclRefExpr>(expression);
  return reference ? dyn_cast<clang::FunctionDecl>(reference->getDecl()) : nullptr;
}

const clang::FunctionDecl* call_operator(const Expr* expression) {
  const auto* record = record_of(expression->getType());
  return record && record->isLambda() ? record->getLambdaCallOperator() : nullptr;
}

}  // namespace

/// `args` is a callable and what it is called with, as std::thread and std::async take them.
void Transfer::spawn(llvm::ArrayRef<const Expr*> args, bool jthread, const Expr& at,
                     LockState& state) {
  const auto [known, added] = spawn_numbers_.emplace(&at, spawn_numbers_.size());
  const int number = known->second;
  const Expr* callable = plain(args[0]);
  const clang::FunctionDecl* entry = named_function(callable);
  if (!entry) entry = call_operator(callable);
  std::vector<const Expr*> rest(args.begin() + 1, args.end());
  AccessPath receiver;
  const auto* method = entry ? dyn_cast<clang::CXXMethodDecl>(entry) : nullptr;
  if (method && method->isInstance() && !is_lambda_body(*method) && !rest.empty()) {
    // An object is copied; a pointer, or std::ref of it, leads to it.
    const TypeKind kind = words_.kind_of(plain(rest.front())->getType());
    const bool copied = plain(rest.front())->getType()->isRecordType() && kind == TypeKind::other;
    if (!copied) receiver = paths_.object_of(plain(rest.front()));
    rest.erase(rest.begin());
  }
  Call call = describe_call(entry, rest, at.getExprLoc());
  call.receiver = receiver;
  if (!entry) call.callee = paths_.callable_of(callable);
  // A jthread's callable may take the stop token first.
  if (jthread && entry && entry->getNumParams() == rest.size() + 1)
    call.args.insert(call.args.begin(), Argument{});
  call.live = state.live_now();
  state.live.insert(number);
  if (!recording_) return;
  if (summary_.spawns.size() <= static_cast<std::size_t>(number))
    summary_.spawns.resize(number + 1);
  if (spawn_targets_.empty()) spawn_targets_ = spawn_targets(function_, paths_, words_);
  const auto target = spawn_targets_.find(&at);
  summary_.spawns[number] = {call, target == spawn_targets_.end() ? AccessPath{} : target->second};
}

void Transfer::construct(const clang::CXXConstructExpr& construct, LockState& state) {
  const TypeKind kind = words_.kind_of(construct.getType());
  const auto* constructor = construct.getConstructor();
  if (lock_without_name(construct, state)) return;
  if (is_thread(kind)) {
    if (construct.getNumArgs() == 0 || constructor->isCopyOrMoveConstructor()) return;
    const std::vector<const Expr*> args(construct.arg_begin(), construct.arg_end());
    spawn(args, kind == TypeKind::jthread, construct, state);
    return;
  }
  if (is_system(*constructor)) return keep_callable(construct, state);
  if (constructor->isImplicit()) return;
  const std::vector<const Expr*> args(construct.arg_begin(), construct.arg_end());
  for (const Expr* argument : args) hand_over(argument, state);
  state.unlocked.clear();
  record_call(describe_call(constructor, args, construct.getExprLoc()), state);
}

bool Transfer::starts_thread(const clang::CallExpr& call, LockState& state) {
  const std::string name = qualified_name(call.getDirectCallee());
  if (name == "std::async") {
    const auto first = call.getNumArgs() ? call.getArg(0)->getType() : clang::QualType();
    const bool policy = !first.isNull() && first.getNonReferenceType()->isEnumeralType();
    if (call.getNumArgs() > (policy ? 1u : 0u)) spawn(from(call, policy), false, call, state);
    return true;
  }
  const auto& starts = words_.function(call.getDirectCallee()).starts;
  if (starts && call.getNumArgs() > unsigned(*starts)) {
    spawn(from(call, *starts), false, call, state);
    return true;
  }
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
  if (!member || !member->getMethodDecl() || !member->getImplicitObjectArgument()) return false;
  const std::string method = member->getMethodDecl()->getNameAsString();
  const TypeKind element =
      words_.kind_of(words_.element_of(member->getImplicitObjectArgument()->getType()));
  if (!is_thread(element) || (method != "emplace_back" && method != "emplace")) return false;
  const auto args = from(call, 0);
  // Emplacing a thread that exists already starts nothing.
  if (!args.empty() && !is_thread(words_.kind_of(args[0]->getType())))
    spawn(args, element == TypeKind::jthread, call, state);
  return true;
}

/// Any wait ends every thread for this analysis: which thread a variable stands for is not
/// followed, and to think that two threads do not overlap is a miss, not an accusation.
bool Transfer::waits_for_threads(const clang::CallExpr& call, LockState& state) {
  const FunctionModel& model = words_.function(call.getDirectCallee());
  if (model.joins && model.thread) state.live.clear();
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
  if (!member || !member->getMethodDecl() || !member->getImplicitObjectArgument()) return false;
  auto type = member->getImplicitObjectArgument()->getType();
  if (type->isPointerType()) type = type->getPointeeType();  // t->join()
  const std::string name = member->getMethodDecl()->getNameAsString();
  if (is_thread(words_.kind_of(type)) && name == "join") state.live.clear();
  if (is_future(words_.kind_of(type)) && (name == "get" || name == "wait")) state.live.clear();
  if (is_thread(words_.kind_of(words_.element_of(type))) && (name == "clear" || name == "reset"))
    state.live.clear();
  return is_thread(words_.kind_of(type)) || is_future(words_.kind_of(type));
}

}  // namespace ccgrade::frontend

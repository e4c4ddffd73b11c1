// Gates: what lets a thread in and out and is no lock that the models know, such as a semaphore of
// the program's own.
#include "analyzers/static/frontend/statement_visitor.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

using llvm::dyn_cast;

bool joins_when_it_dies(const Vocabulary& words, clang::QualType type) {
  const auto element = words.element_of(type);
  const auto one = element.isNull() ? type : element;
  return words.kind_of(one) == TypeKind::jthread || words.kind_of(one) == TypeKind::future;
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
  if (!callee || !is_system(*callee)) return;
  if (words_.function(callee).runs_once && call.getNumArgs() > 0)
    return pass_once(*call.getArg(0), state);
  if (!words_.function(callee).waits) return;
  if (recording_) summary_.waits = true;
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
  const clang::Expr* object = member ? member->getImplicitObjectArgument() : nullptr;
  if (!object) return;
  const AccessPath path = paths_.object_of(object);
  state.passed["wait " + exact_key(path)] = {path, location(call.getExprLoc()), true, false, false,
                                             ""};
}

/// One thread runs what call_once is given, and all others that come wait until it is through.
void Transfer::pass_once(const clang::Expr& flag, LockState& state) {
  const AccessPath path = paths_.path_of(&flag);
  state.passed["once " + exact_key(path)] = {path, location(flag.getExprLoc()), true, false, false,
                                             ""};
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

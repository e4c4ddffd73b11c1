// What one element of the control-flow graph is: a statement, an initialiser, the end of an object.
#include "analyzers/static/frontend/transfer.hpp"

#include "analyzers/static/frontend/attempts.hpp"
#include "analyzers/static/frontend/handed_on.hpp"

namespace ccgrade::frontend {

using clang::Expr;
using llvm::dyn_cast;

Transfer::Transfer(const Vocabulary& words, const clang::FunctionDecl& function,
                   FunctionSummary& summary)
    : words_(words),
      function_(function),
      context_(function.getASTContext()),
      paths_(words, function),
      copied_variables_(copied_into(paths_, function)),
      flags_(function),
      repeated_attempts_(repeated_attempts(words, *function.getBody())),
      nameless_guards_(nameless_guards(words, *function.getBody())),
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
    if (bound && words_.kind_of(bound->getType()) == TypeKind::future && !is_handed_on(*bound))
      state.live.clear();
  }
}

/// Few functions have a future that ends in its own expression.
bool Transfer::is_handed_on(const clang::CXXBindTemporaryExpr& temporary) {
  if (!handed_on_) handed_on_ = handed_on(*function_.getBody());
  return handed_on_->contains(&temporary);
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
        if (recording_) note_kept(*variable);
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

}  // namespace ccgrade::frontend

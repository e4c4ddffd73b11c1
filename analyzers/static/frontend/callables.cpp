// Functions as values: which one an expression means.
#include "analyzers/static/frontend/paths.hpp"

namespace ccgrade::frontend {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

namespace {

/// The variable that a value is a copy of.
const clang::ValueDecl* copied_from(const Expr& value) {
  const Expr* from = plain(&value);
  for (const auto* made = dyn_cast<clang::CXXConstructExpr>(from); made && made->getNumArgs() > 0;
       made = dyn_cast<clang::CXXConstructExpr>(from))
    from = plain(made->getArg(0));
  const auto* reference = dyn_cast<clang::DeclRefExpr>(from);
  return reference ? reference->getDecl() : nullptr;
}

}  // namespace

std::string Paths::callable_of(const Expr* expression) const {
  expression = plain(expression);
  if (!expression) return "";
  if (const auto* op = dyn_cast<clang::UnaryOperator>(expression))
    if (op->getOpcode() == clang::UO_AddrOf) expression = plain(op->getSubExpr());
  if (const auto* reference = dyn_cast<clang::DeclRefExpr>(expression))
    if (const auto* function = dyn_cast<clang::FunctionDecl>(reference->getDecl()))
      return usr_of(*function);
  if (const auto* construct = dyn_cast<clang::CXXConstructExpr>(expression))
    if (words_.kind_of(construct->getType()) == TypeKind::function && construct->getNumArgs() > 0)
      return callable_of(construct->getArg(0));
  const auto* record = record_of(expression->getType());
  const auto* operation = record && record->isLambda() ? record->getLambdaCallOperator() : nullptr;
  if (operation) return usr_of(*operation);
  const Expr* value = value_set_once(*expression);
  return value ? callable_of(value) : "";
}

const Expr* Paths::value_set_once(const Expr& expression) const {
  const auto* reference = dyn_cast<clang::DeclRefExpr>(&expression);
  const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  if (!variable || !variable->hasLocalStorage() || isa<clang::ParmVarDecl>(variable))
    return nullptr;
  const auto* owner = dyn_cast<clang::FunctionDecl>(variable->getDeclContext());
  if (!owner || !owner->hasBody()) return nullptr;
  // A lambda has it from the function around it.
  const bool changes =
      owner == &function_ ? modified(*variable) : modified_in(*owner->getBody()).contains(variable);
  const Expr* value = variable->getInit();
  return changes || !value || copied_from(*value) == variable ? nullptr : value;  // f = f;
}

bool Paths::is_bound_here(const Expr* expression) const {
  expression = plain(expression);
  if (const Expr* value = value_set_once(*expression)) expression = plain(value);
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(expression);
      made && made->getNumArgs() > 0)
    expression = plain(made->getArg(0));
  const auto* call = dyn_cast<clang::CallExpr>(expression);
  const std::string by = call ? qualified_name(call->getDirectCallee()) : "";
  return (by == "std::bind" || by == "std::bind_front" || by == "std::mem_fn") &&
         !callable_of(call->getArg(0)).empty();
}

}  // namespace ccgrade::frontend

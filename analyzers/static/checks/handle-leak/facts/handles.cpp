// What single statements do to handles.
#include "analyzers/static/checks/handle-leak/facts/handles.hpp"
#include "analyzers/static/checks/handle-leak/facts/taking.hpp"

namespace ccgrade::frontend {

using clang::Expr;
using clang::VarDecl;
using llvm::dyn_cast;
using llvm::isa;

const VarDecl* local_variable(const Expr* expression) {
  const auto* reference = dyn_cast_or_null<clang::DeclRefExpr>(plain(expression));
  const auto* variable = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
  const bool local = variable && variable->hasLocalStorage() &&
                     !isa<clang::ParmVarDecl>(variable) && !variable->getType()->isReferenceType();
  return local ? variable : nullptr;
}

const VarDecl* variable_held(const Expr* expression) {
  expression = plain(expression);
  if (const auto* op = dyn_cast_or_null<clang::BinaryOperator>(expression);
      op && op->getOpcode() == clang::BO_Assign)
    return local_variable(op->getLHS());
  if (const auto* element = dyn_cast_or_null<clang::ArraySubscriptExpr>(expression)) {
    const VarDecl* array = local_variable(element->getBase());
    return array && array->getType()->isArrayType() ? array : nullptr;
  }
  return local_variable(expression);
}

/// `&database` or `pipe_ends`, where a function puts its handle.
static const VarDecl* pointed_to(const Expr* expression) {
  if (const auto* op = dyn_cast_or_null<clang::UnaryOperator>(plain(expression)))
    return op->getOpcode() == clang::UO_AddrOf ? local_variable(op->getSubExpr()) : nullptr;
  const VarDecl* variable = local_variable(expression);
  return variable && variable->getType()->isArrayType() ? variable : nullptr;
}

const VarDecl* Handles::opened_by(const clang::Stmt& statement) const {
  if (const auto* declaration = dyn_cast<clang::DeclStmt>(&statement)) {
    const auto* variable =
        declaration->isSingleDecl() ? dyn_cast<VarDecl>(declaration->getSingleDecl()) : nullptr;
    return variable && variable->hasLocalStorage() && opens(variable->getInit()) ? variable
                                                                                 : nullptr;
  }
  if (const auto* op = dyn_cast<clang::BinaryOperator>(&statement))
    return op->getOpcode() == clang::BO_Assign && opens(op->getRHS()) ? local_variable(op->getLHS())
                                                                      : nullptr;
  const auto* call = dyn_cast<clang::CallExpr>(&statement);
  if (!call) return nullptr;
  const FunctionModel model = view_.words.function(call->getDirectCallee());
  const bool into = !model.opens.empty() && model.opens_in &&
                    static_cast<unsigned>(*model.opens_in) < call->getNumArgs();
  return into ? pointed_to(call->getArg(static_cast<unsigned>(*model.opens_in))) : nullptr;
}

std::vector<const VarDecl*> Handles::told_by(const Expr* value) const {
  const auto* op = dyn_cast_or_null<clang::BinaryOperator>(plain(value));
  if (op && op->getOpcode() == clang::BO_Assign) return told_by(op->getRHS());
  if (const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(value)))
    if (const VarDecl* variable = opened_by(*call)) return {variable};
  const auto known = results_.find(local_variable(value));
  return known == results_.end() ? std::vector<const VarDecl*>{} : known->second;
}

const VarDecl* Handles::closed_by(const clang::Stmt& statement) const {
  const auto* call = dyn_cast<clang::CallExpr>(&statement);
  const FunctionModel model =
      call ? view_.words.function(call->getDirectCallee()) : FunctionModel{};
  const bool closes = model.closes && static_cast<unsigned>(*model.closes) < call->getNumArgs();
  return closes ? variable_held(call->getArg(static_cast<unsigned>(*model.closes))) : nullptr;
}

std::vector<const VarDecl*> Handles::taken_by(const clang::Stmt& statement) const {
  std::vector<const VarDecl*> taken;
  const auto* call = dyn_cast<clang::CallExpr>(&statement);
  for (unsigned i = 0; call && i < call->getNumArgs(); ++i) {
    const VarDecl* variable = variable_held(call->getArg(i));
    if (follows(variable) && use_of(*call, i, view_) == Use::takes) taken.push_back(variable);
  }
  return taken;
}

const clang::CallExpr* Handles::opening_call(const Expr* value) const {
  const auto* call = dyn_cast_or_null<clang::CallExpr>(value ? plain(value) : nullptr);
  if (!call) return nullptr;
  const FunctionModel model = view_.words.function(call->getDirectCallee());
  return !model.opens.empty() && !model.opens_in ? call : nullptr;
}

std::string Handles::kind_of(const clang::Stmt& opening) const {
  const Expr* value = nullptr;
  if (const auto* declaration = dyn_cast<clang::DeclStmt>(&opening))
    value = llvm::cast<VarDecl>(declaration->getSingleDecl())->getInit();
  else if (const auto* op = dyn_cast<clang::BinaryOperator>(&opening))
    value = op->getRHS();
  const auto* call = value ? opening_call(value) : dyn_cast<clang::CallExpr>(&opening);
  return call ? view_.words.function(call->getDirectCallee()).opens : "";
}

}  // namespace ccgrade::frontend

#include "analyzers/static/checks/handle-leak/facts/handles.hpp"

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

namespace {

/// `&database`, where a function puts its handle.
const VarDecl* pointed_to(const Expr* expression) {
  const auto* op = dyn_cast_or_null<clang::UnaryOperator>(plain(expression));
  return op && op->getOpcode() == clang::UO_AddrOf ? local_variable(op->getSubExpr()) : nullptr;
}

/// Such a lock lasts as long as the file is open, which may be what it is open for.
bool locks_file(const clang::CallExpr& call, const clang::ASTContext& context) {
  const std::string name = qualified_name(call.getDirectCallee());
  return name == "flock" || name == "lockf" ||
         (name == "fcntl" && call.getNumArgs() > 1 &&
          source_text(context, *call.getArg(1)).find("SETLK") != std::string::npos);
}

}  // namespace

Handles::Handles(const FunctionView& view) : view_(view) {
  TraverseStmt(const_cast<clang::Stmt*>(&view.body()));
  for (const VarDecl* variable : escaped_) opened_.erase(variable);
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
  return closes ? local_variable(call->getArg(static_cast<unsigned>(*model.closes))) : nullptr;
}

bool Handles::VisitStmt(clang::Stmt* statement) {
  if (const VarDecl* variable = opened_by(*statement))
    opened_.emplace(variable, Opening{kind_of(*statement), statement->getBeginLoc()});
  if (const auto* call = dyn_cast<clang::CallExpr>(statement))
    if (const VarDecl* variable = opened_by(*call); variable && !is_followed_up(*call))
      escaped_.insert(variable);
  if (const auto* declaration = dyn_cast<clang::DeclStmt>(statement)) {
    for (const clang::Decl* each : declaration->decls())
      if (const auto* result = dyn_cast<VarDecl>(each)) keep_result(result, result->getInit());
  } else if (const auto* op = dyn_cast<clang::BinaryOperator>(statement)) {
    if (op->isAssignmentOp()) keep_result(local_variable(op->getLHS()), op->getRHS());
  }
  return true;
}

bool Handles::VisitDeclRefExpr(clang::DeclRefExpr* mention) {
  const VarDecl* variable = local_variable(mention);
  if (variable && !is_harmless(*mention)) escaped_.insert(variable);
  if (const auto known = results_.find(variable); known != results_.end())
    if (!is_followed_up(*mention)) escaped_.insert(known->second.begin(), known->second.end());
  return true;
}

bool Handles::TraverseLambdaExpr(clang::LambdaExpr* lambda) {
  for (const auto& capture : lambda->captures())
    if (capture.capturesVariable())
      if (const auto* variable = dyn_cast<VarDecl>(capture.getCapturedVar()))
        escaped_.insert(variable);
  return true;
}

void Handles::keep_result(const VarDecl* result, const Expr* value) {
  if (!result || !value) return;
  const auto* call = dyn_cast_or_null<clang::CallExpr>(plain(value));
  const VarDecl* opened = call ? opened_by(*call) : nullptr;
  if (opened) results_[result].push_back(opened);
}

const clang::CallExpr* Handles::opening_call(const Expr* value) const {
  const auto* call = dyn_cast_or_null<clang::CallExpr>(value ? plain(value) : nullptr);
  if (!call) return nullptr;
  const FunctionModel model = view_.words.function(call->getDirectCallee());
  return !model.opens.empty() && !model.opens_in ? call : nullptr;
}

std::string Handles::kind_of(const clang::Stmt& statement) const {
  const Expr* value = nullptr;
  if (const auto* declaration = dyn_cast<clang::DeclStmt>(&statement))
    value = llvm::cast<VarDecl>(declaration->getSingleDecl())->getInit();
  else if (const auto* op = dyn_cast<clang::BinaryOperator>(&statement))
    value = op->getRHS();
  const auto* call = value ? opening_call(value) : dyn_cast<clang::CallExpr>(&statement);
  return call ? view_.words.function(call->getDirectCallee()).opens : "";
}

/// Is what tells of an opening only tested, kept, told on or dropped? Else nobody here knows on
/// which way something is open.
bool Handles::is_followed_up(const Expr& told) const {
  const clang::Stmt* user = view_.around(told);
  const auto* op = dyn_cast_or_null<clang::BinaryOperator>(user);
  return llvm::isa_and_nonnull<clang::DeclStmt, clang::ReturnStmt>(user) ||
         (op && op->getOpcode() == clang::BO_Assign) || is_harmless(told);
}

/// An argument of a library's function, or part of a test.
bool Handles::is_harmless(const Expr& mention) const {
  const clang::Stmt* user = view_.around(mention);
  if (const auto* op = dyn_cast_or_null<clang::UnaryOperator>(user)) {
    if (op->getOpcode() == clang::UO_LNot) return true;
    if (op->getOpcode() != clang::UO_AddrOf) return false;
    user = view_.around(*op);
  }
  if (const auto* op = dyn_cast_or_null<clang::BinaryOperator>(user))
    return (op->isComparisonOp() && !is_kept(*op)) || op->isLogicalOp() ||
           (op->getOpcode() == clang::BO_Assign && plain(op->getLHS()) == plain(&mention));
  if (llvm::isa_and_nonnull<clang::IfStmt, clang::WhileStmt, clang::ConditionalOperator,
                            clang::CompoundStmt>(user))
    return true;
  const auto* call = dyn_cast_or_null<clang::CallExpr>(user);
  const auto* callee = call ? call->getDirectCallee() : nullptr;
  if (!callee || !is_system(*callee) || !callee->getIdentifier() ||
      isa<clang::CXXMethodDecl>(callee) || locks_file(*call, view_.function.getASTContext()))
    return false;
  // What makes another handle of it (fdopen) closes it in the end. A statement that is prepared
  // for a database leaves that to whoever opened it.
  const FunctionModel model = view_.words.function(callee);
  return model.opens.empty() || model.opens_in;
}

/// `const bool ok = fd >= 0;`: a test of `ok` is one of the handle.
bool Handles::is_kept(const clang::BinaryOperator& comparison) const {
  const clang::Stmt* user = view_.around(comparison);
  const auto* op = dyn_cast_or_null<clang::BinaryOperator>(user);
  return llvm::isa_and_nonnull<clang::DeclStmt, clang::ReturnStmt, clang::CallExpr>(user) ||
         (op && op->isAssignmentOp());
}

}  // namespace ccgrade::frontend

#include "analyzers/static/frontend/loops.hpp"

#include "analyzers/static/frontend/paths.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

const clang::VarDecl* range_of(const clang::VarDecl& loop_variable) {
  const auto* init = loop_variable.getInit();
  const Expr* current = init ? plain(init) : nullptr;
  if (const auto* op = dyn_cast_or_null<clang::UnaryOperator>(current))
    current = plain(op->getSubExpr());
  else if (const auto* call = dyn_cast_or_null<clang::CXXOperatorCallExpr>(current))
    current = call->getOperator() == clang::OO_Star ? plain(call->getArg(0)) : nullptr;
  const auto* iterator = dyn_cast_or_null<clang::DeclRefExpr>(current);
  if (!iterator || !iterator->getDecl()->isImplicit()) return nullptr;
  const auto* begin = dyn_cast<clang::VarDecl>(iterator->getDecl());
  if (!begin || !begin->getInit()) return nullptr;
  const Expr* range = plain(begin->getInit());
  if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(range))
    range = plain(call->getImplicitObjectArgument());
  const auto* reference = dyn_cast<clang::DeclRefExpr>(range);
  const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  return variable && variable->getInit() ? thread_variable(variable->getInit()) : nullptr;
}

bool is_threads(const Vocabulary& words, clang::QualType type) {
  return words.kind_of(type) == TypeKind::thread ||
         words.kind_of(words.element_of(type)) == TypeKind::thread;
}

/// A temporary thread, or one that is moved in from a variable.
bool makes_thread(const Vocabulary& words, const Expr* expression) {
  expression = plain(expression);
  const auto* construct = dyn_cast<clang::CXXConstructExpr>(expression);
  if (!construct) return words.kind_of(expression->getType()) == TypeKind::thread;
  if (words.kind_of(construct->getType()) != TypeKind::thread) return false;
  return construct->getNumArgs() > 0;
}

class Effects : public StatementVisitor {
 public:
  explicit Effects(const Vocabulary& words) : words_(words) {}
  LoopEffect effect;
  bool TraverseLambdaExpr(clang::LambdaExpr*) override { return true; }
  bool VisitStmt(clang::Stmt* statement) override {
    if (const auto ending = ending_of(words_, *statement); ending.found) {
      effect.ends = true;
      if (ending.variable) effect.ended.insert(ending.variable);
    }
    if (const auto* variable = created_in(words_, *statement)) effect.created.insert(variable);
    return true;
  }

 private:
  const Vocabulary& words_;
};

}  // namespace

const clang::VarDecl* thread_variable(const Expr* expression) {
  expression = plain(expression);
  if (const auto* call = dyn_cast_or_null<clang::CXXOperatorCallExpr>(expression))
    return call->getOperator() == clang::OO_Subscript ? thread_variable(call->getArg(0)) : nullptr;
  if (const auto* subscript = dyn_cast_or_null<clang::ArraySubscriptExpr>(expression))
    return thread_variable(subscript->getBase());
  if (const auto* call = dyn_cast_or_null<clang::CXXMemberCallExpr>(expression)) {
    const auto* method = call->getMethodDecl();
    const std::string name = method ? method->getNameAsString() : "";
    const bool element = name == "back" || name == "front" || name == "at";
    return element ? thread_variable(call->getImplicitObjectArgument()) : nullptr;
  }
  const auto* reference = dyn_cast_or_null<clang::DeclRefExpr>(expression);
  const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  if (!variable || !variable->hasLocalStorage()) return nullptr;
  if (variable->getType()->isReferenceType())
    if (const auto* range = range_of(*variable)) return range;
  return variable;
}

Ending ending_of(const Vocabulary& words, const clang::Stmt& statement) {
  const auto* any = dyn_cast<clang::CallExpr>(&statement);
  // pthread_join: its threads are numbers, of which nobody follows whose they are.
  const FunctionModel* model = any ? &words.function(any->getDirectCallee()) : nullptr;
  if (model && model->joins && model->thread) return {true, nullptr};
  const auto* call = dyn_cast<clang::CXXMemberCallExpr>(&statement);
  const auto* method = call ? call->getMethodDecl() : nullptr;
  const Expr* object = method ? call->getImplicitObjectArgument() : nullptr;
  if (!object) return {};
  const std::string name = method->getNameAsString();
  const bool by_pointer = object->getType()->isPointerType();  // whose thread it is, nobody follows
  const TypeKind kind =
      words.kind_of(by_pointer ? object->getType()->getPointeeType() : object->getType());
  const bool thread = kind == TypeKind::thread && (name == "join" || name == "detach");
  const bool jthread = kind == TypeKind::jthread && name == "join";
  const bool future = kind == TypeKind::future && (name == "get" || name == "wait");
  if (!thread && !jthread && !future) return {};
  return {true, thread && !by_pointer ? thread_variable(object) : nullptr};
}

bool begins_with_threads(const Vocabulary& words, const clang::VarDecl& variable) {
  const bool threads = variable.getInit() && variable.hasLocalStorage() &&
                       !variable.getType()->isReferenceType() &&
                       is_threads(words, variable.getType());
  if (!threads) return false;
  const auto* list = dyn_cast<clang::InitListExpr>(plain(variable.getInit()));
  return (list && list->getNumInits() > 0 && makes_thread(words, list->getInit(0))) ||
         makes_thread(words, variable.getInit());
}

const clang::VarDecl* created_in(const Vocabulary& words, const clang::Stmt& statement) {
  if (const auto* declaration = dyn_cast<clang::DeclStmt>(&statement)) {
    const auto* variable = declaration->isSingleDecl()
                               ? dyn_cast<clang::VarDecl>(declaration->getSingleDecl())
                               : nullptr;
    return variable && begins_with_threads(words, *variable) ? variable : nullptr;
  }
  if (const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(&statement)) {
    const bool assigns = op->getOperator() == clang::OO_Equal &&
                         words.kind_of(op->getArg(0)->getType()) == TypeKind::thread;
    return assigns && makes_thread(words, op->getArg(1)) ? thread_variable(op->getArg(0)) : nullptr;
  }
  const auto* call = dyn_cast<clang::CXXMemberCallExpr>(&statement);
  const auto* method = call ? call->getMethodDecl() : nullptr;
  const Expr* object = method ? call->getImplicitObjectArgument() : nullptr;
  if (!object || words.kind_of(words.element_of(object->getType())) != TypeKind::thread)
    return nullptr;
  const std::string name = method->getNameAsString();
  const bool adds = name == "emplace_back" || name == "push_back" || name == "emplace";
  return adds && call->getNumArgs() > 0 ? thread_variable(object) : nullptr;
}

LoopEffect loop_effect(const Vocabulary& words, const clang::Stmt& loop) {
  Effects visitor(words);
  visitor.TraverseStmt(const_cast<clang::Stmt*>(&loop));
  return std::move(visitor.effect);
}

bool is_loop(const clang::Stmt* statement) {
  return statement &&
         (llvm::isa<clang::ForStmt>(statement) || llvm::isa<clang::CXXForRangeStmt>(statement) ||
          llvm::isa<clang::WhileStmt>(statement));
}

}  // namespace ccgrade::frontend

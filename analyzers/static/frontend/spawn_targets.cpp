// Where each thread that a function starts is kept: the variable that it initialises or is assigned
// to, or the container that it is put into.
#include "analyzers/static/frontend/statement_visitor.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

class Targets : public StatementVisitor {
 public:
  Targets(const Paths& paths, const Vocabulary& words) : paths_(paths), words_(words) {}
  std::map<const clang::Stmt*, AccessPath> found;

  bool TraverseLambdaExpr(clang::LambdaExpr*) override { return true; }
  bool VisitVarDecl(clang::VarDecl* variable) override {
    if (variable->getInit()) note(variable->getInit(), paths_.path_of(*variable));
    return true;
  }
  bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr* call) override {
    if (call->getOperator() == clang::OO_Equal)
      note(call->getArg(1), paths_.path_of(call->getArg(0)));
    return true;
  }
  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
    const auto* method = call->getMethodDecl();
    const std::string name = method ? method->getNameAsString() : "";
    if (name != "emplace_back" && name != "push_back" && name != "emplace") return true;
    const AccessPath container = paths_.object_of(call->getImplicitObjectArgument());
    found[call] = container;
    for (const Expr* argument : call->arguments()) note(argument, container);
    return true;
  }
  bool VisitCallExpr(clang::CallExpr* call) override {
    const FunctionModel& model = words_.function(call->getDirectCallee());
    if (model.starts && model.thread && call->getNumArgs() > unsigned(*model.thread))
      found[call] = paths_.object_of(call->getArg(*model.thread));
    return true;
  }

 private:
  void note(const Expr* value, const AccessPath& target) {
    value = plain(value);
    if (const auto* list = dyn_cast<clang::InitListExpr>(value)) {
      for (const Expr* each : list->inits()) note(each, target);
      return;
    }
    found[value] = target;
    const auto* made = dyn_cast<clang::CXXConstructExpr>(value);
    if (made && made->getNumArgs() == 1 && made->getConstructor()->isCopyOrMoveConstructor())
      note(made->getArg(0), target);
  }

  const Paths& paths_;
  const Vocabulary& words_;
};

}  // namespace

std::map<const clang::Stmt*, AccessPath> spawn_targets(const clang::FunctionDecl& function,
                                                       const Paths& paths,
                                                       const Vocabulary& words) {
  Targets targets(paths, words);
  targets.TraverseStmt(function.getBody());
  const auto* constructor = dyn_cast<clang::CXXConstructorDecl>(&function);
  if (!constructor) return std::move(targets.found);
  for (const auto* initialiser : constructor->inits()) {
    const auto* field = initialiser->getMember();
    if (field && initialiser->getInit())
      targets.found[plain(initialiser->getInit())] = paths.member_of_this(*field);
  }
  return std::move(targets.found);
}

}  // namespace ccgrade::frontend

#include "analyzers/static/frontend/handed_on.hpp"

#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {
namespace {

using llvm::dyn_cast;

class Arguments : public OwnStatements {
 public:
  std::set<const clang::CXXBindTemporaryExpr*> found;

  bool VisitCallExpr(clang::CallExpr* call) override {
    for (const clang::Expr* argument : call->arguments()) add(argument);
    return true;
  }
  bool VisitCXXConstructExpr(clang::CXXConstructExpr* construct) override {
    for (const clang::Expr* argument : construct->arguments()) add(argument);
    return true;
  }

 private:
  void add(const clang::Expr* argument) {
    argument = argument->IgnoreParenImpCasts();
    if (const auto* made = dyn_cast<clang::MaterializeTemporaryExpr>(argument))
      argument = made->getSubExpr()->IgnoreParenImpCasts();
    if (const auto* bound = dyn_cast<clang::CXXBindTemporaryExpr>(argument)) found.insert(bound);
  }
};

}  // namespace

std::set<const clang::CXXBindTemporaryExpr*> handed_on(const clang::Stmt& body) {
  Arguments arguments;
  arguments.TraverseStmt(const_cast<clang::Stmt*>(&body));
  return std::move(arguments.found);
}

}  // namespace ccgrade::frontend

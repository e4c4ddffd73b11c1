// A note per test that leads to setting what it asks for: `if (!instance) … instance = …;`. `path`
// is what is tested, `site` where, `other` where it is set; `kind` is "twice" where another such
// test stands between the two, and "once" where none does.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using llvm::dyn_cast;
using llvm::isa;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitIfStmt(clang::IfStmt* branch) override {
    const clang::Expr* tested = tested_in(branch->getCond());
    if (!tested || !branch->getThen() || inner_.contains(branch)) return true;
    const AccessPath path = view_.paths.path_of(tested);
    if (path.root != Root::global && path.root != Root::self) return true;
    Settings settings(view_, path);
    settings.TraverseStmt(branch->getThen());
    if (!settings.set) return true;
    if (settings.test) inner_.insert(settings.test);
    summary_.notes.push_back({"double-checked-locking", settings.test ? "twice" : "once",
                              view_.location(tested->getExprLoc()),
                              view_.location(settings.set->getBeginLoc()), path.text, path});
    return true;
  }

 private:
  /// Looks in a branch for what sets the path, and for another test of it.
  class Settings : public OwnStatements {
   public:
    Settings(const FunctionView& view, const AccessPath& path) : view_(view), path_(path) {}
    const clang::Stmt* set = nullptr;
    const clang::IfStmt* test = nullptr;

    bool VisitIfStmt(clang::IfStmt* branch) override {
      const clang::Expr* tested = tested_in(branch->getCond());
      if (tested && is_same(tested)) test = branch;
      return true;
    }
    bool VisitBinaryOperator(clang::BinaryOperator* op) override {
      if (op->getOpcode() == clang::BO_Assign && is_same(op->getLHS())) set = op;
      return true;
    }
    bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr* call) override {
      if (call->getOperator() == clang::OO_Equal && is_same(call->getArg(0))) set = call;
      return true;
    }
    bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
      const auto* method = call->getMethodDecl();
      const std::string name = method ? method->getNameAsString() : "";
      if ((name == "reset" || name == "emplace" || name == "store") &&
          is_same(call->getImplicitObjectArgument()))
        set = call;
      return true;
    }

   private:
    bool is_same(const clang::Expr* expression) const {
      const AccessPath path = view_.paths.path_of(expression);
      return path.id == path_.id && path.steps == path_.steps;
    }
    const FunctionView& view_;
    const AccessPath& path_;
  };

  /// `!p`, `p == nullptr`, `!ready`, `!p.load()`: what is asked for and not there.
  static const clang::Expr* tested_in(const clang::Expr* condition) {
    condition = condition ? plain(condition) : nullptr;
    if (const auto* op = dyn_cast_or_null<clang::UnaryOperator>(condition))
      return op->getOpcode() == clang::UO_LNot ? object_in(op->getSubExpr()) : nullptr;
    const auto* op = dyn_cast_or_null<clang::BinaryOperator>(condition);
    if (op && op->getOpcode() == clang::BO_EQ && is_nothing(op->getRHS()))
      return object_in(op->getLHS());
    const auto* call = dyn_cast_or_null<clang::CXXOperatorCallExpr>(condition);
    if (call && call->getOperator() == clang::OO_EqualEqual && call->getNumArgs() == 2 &&
        is_nothing(call->getArg(1)))
      return object_in(call->getArg(0));
    return nullptr;
  }
  static bool is_nothing(const clang::Expr* expression) {
    expression = plain(expression);
    const auto* number = dyn_cast<clang::IntegerLiteral>(expression);
    const auto* flag = dyn_cast<clang::CXXBoolLiteralExpr>(expression);
    return isa<clang::CXXNullPtrLiteralExpr>(expression) || isa<clang::GNUNullExpr>(expression) ||
           (number && number->getValue() == 0) || (flag && !flag->getValue());
  }
  /// A conversion to bool is a call on what is asked for.
  static const clang::Expr* object_in(const clang::Expr* expression) {
    expression = plain(expression);
    const auto* call = dyn_cast<clang::CXXMemberCallExpr>(expression);
    const auto* method = call ? call->getMethodDecl() : nullptr;
    const bool converts =
        method && (isa<clang::CXXConversionDecl>(method) || method->getNameAsString() == "load" ||
                   method->getNameAsString() == "get");
    if (converts) return plain(call->getImplicitObjectArgument());
    return isa<clang::DeclRefExpr>(expression) || isa<clang::MemberExpr>(expression) ? expression
                                                                                     : nullptr;
  }

  std::set<const clang::IfStmt*> inner_;
  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_double_checked_locking_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade

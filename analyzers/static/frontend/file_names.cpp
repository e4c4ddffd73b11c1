#include "analyzers/static/frontend/file_names.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

#include "analyzers/static/engine/access_path.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

/// What stands behind conversions between the forms of a name: `path.c_str()` is `path`.
const Expr* unconverted(const Expr* expression) {
  for (const Expr* before = nullptr; expression && expression != before;) {
    before = expression = plain(expression);
    const auto* made = dyn_cast<clang::CXXConstructExpr>(expression);
    const auto* call = dyn_cast<clang::CXXMemberCallExpr>(expression);
    const std::string name =
        call && call->getMethodDecl() ? call->getMethodDecl()->getNameAsString() : "";
    if (made && made->getNumArgs() > 0)
      expression = made->getArg(0);
    else if (name == "c_str" || name == "data" || name == "string" || name == "native")
      expression = call->getImplicitObjectArgument();
  }
  return expression;
}

/// Variables and members that the function changes, by whatever means.
class Changes : public StatementVisitor {
 public:
  explicit Changes(const clang::Stmt& body) : found(modified_in(body)) {
    TraverseStmt(const_cast<clang::Stmt*>(&body));
  }
  std::set<const clang::ValueDecl*> found;

  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
    const auto* method = call->getMethodDecl();
    if (method && !method->isConst() && call->getImplicitObjectArgument())
      note(*plain(call->getImplicitObjectArgument()));
    return true;
  }
  bool VisitUnaryOperator(clang::UnaryOperator* op) override {
    if (op->getOpcode() == clang::UO_AddrOf) note(*plain(op->getSubExpr()));
    return true;
  }
  /// What is filled by snprintf, strcat or the like.
  bool VisitCallExpr(clang::CallExpr* call) override {
    const auto* callee = call->getDirectCallee();
    for (unsigned i = 0; callee && i < call->getNumArgs() && i < callee->getNumParams(); ++i) {
      const auto type = callee->getParamDecl(i)->getType();
      if (type->isPointerType() && !type->getPointeeType().isConstQualified())
        note(*plain(call->getArg(i)));
    }
    return true;
  }

 private:
  void note(const Expr& target) {
    if (const auto* reference = dyn_cast<clang::DeclRefExpr>(&target))
      found.insert(reference->getDecl());
    if (const auto* member = dyn_cast<clang::MemberExpr>(&target))
      found.insert(member->getMemberDecl());
  }
};

}  // namespace

FileNames::FileNames(const FunctionView& view)
    : view_(view), changed_(Changes(view.body()).found) {}

FileName FileNames::name_of(const Expr* expression) const {
  expression = unconverted(expression);
  if (const auto* literal = dyn_cast_or_null<clang::StringLiteral>(expression))
    return {"\"" + literal->getString().str(), literal->getString().str()};
  if (!expression || !keeps(*expression)) return {};
  const AccessPath path = view_.paths.path_of(expression);
  for (const Step& step : path.steps)
    if (step.kind == StepKind::index && step.index.kind != IndexKind::constant) return {};
  return path.root == Root::unknown ? FileName{} : FileName{class_text(path), path.text};
}

bool FileNames::keeps(const Expr& expression) const {
  const Expr* whole = &expression;
  if (const auto* element = dyn_cast<clang::ArraySubscriptExpr>(whole))
    whole = plain(element->getBase());
  const auto* reference = dyn_cast<clang::DeclRefExpr>(whole);
  const auto* member = dyn_cast<clang::MemberExpr>(whole);
  return (reference && !changed_.contains(reference->getDecl())) ||
         (member && !changed_.contains(member->getMemberDecl()));
}

}  // namespace ccgrade::frontend

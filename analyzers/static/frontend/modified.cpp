#include "analyzers/static/frontend/paths.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {
namespace {

class Modifications : public StatementVisitor {
 public:
  std::set<const clang::ValueDecl*> found;

  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    if (op->isAssignmentOp()) note(op->getLHS());
    return true;
  }
  bool VisitUnaryOperator(clang::UnaryOperator* op) override {
    if (op->isIncrementDecrementOp()) note(op->getSubExpr());
    return true;
  }
  /// Of a pointer or a reference, what it leads to is modified, and not itself.
  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
    const auto* method = call->getMethodDecl();
    if (method && method->isInstance() && !method->isConst() &&
        is_object_itself(call->getImplicitObjectArgument()))
      note(call->getImplicitObjectArgument());
    return true;
  }
  bool VisitCallExpr(clang::CallExpr* call) override {
    if (const auto* op = llvm::dyn_cast<clang::CXXOperatorCallExpr>(call))
      if (op->isAssignmentOp() && op->getNumArgs() > 0) note(op->getArg(0));
    if (const auto* callee = call->getDirectCallee()) note_references(*call, *callee);
    return true;
  }

 private:
  static bool is_object_itself(const clang::Expr* object) {
    if (!object || object->getType()->isPointerType()) return false;
    object = object->IgnoreParenImpCasts();
    const auto* member = llvm::dyn_cast<clang::MemberExpr>(object);
    const auto* variable = llvm::dyn_cast<clang::DeclRefExpr>(object);
    const clang::ValueDecl* declaration = member     ? member->getMemberDecl()
                                          : variable ? variable->getDecl()
                                                     : nullptr;
    return declaration && !declaration->getType()->isReferenceType();
  }

  void note_references(const clang::CallExpr& call, const clang::FunctionDecl& callee) {
    const bool member_operator =
        llvm::isa<clang::CXXOperatorCallExpr>(call) && llvm::isa<clang::CXXMethodDecl>(callee);
    const unsigned shift = member_operator ? 1 : 0;
    for (unsigned i = shift; i < call.getNumArgs(); ++i) {
      if (i - shift >= callee.getNumParams()) break;
      const auto type = callee.getParamDecl(i - shift)->getType();
      if (type->isLValueReferenceType() && !type->getPointeeType().isConstQualified())
        note(call.getArg(i));
    }
  }

  void note(const clang::Expr* target) {
    target = target->IgnoreParenImpCasts();
    if (const auto* reference = llvm::dyn_cast<clang::DeclRefExpr>(target))
      found.insert(reference->getDecl());
    if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(target)) {
      found.insert(member->getMemberDecl());
    }
  }
};

}  // namespace

std::set<const clang::ValueDecl*> modified_in(const clang::Stmt& body) {
  Modifications visitor;
  visitor.TraverseStmt(const_cast<clang::Stmt*>(&body));
  return std::move(visitor.found);
}

}  // namespace ccgrade::frontend

#include "analyzers/static/frontend/statement_visitor.hpp"

#include <clang/AST/RecursiveASTVisitor.h>

namespace ccgrade::frontend {
namespace {

class Walk : public clang::RecursiveASTVisitor<Walk> {
 public:
  explicit Walk(StatementVisitor& visitor) : visitor_(visitor) {}

  /// `a != b` that the compiler reads as `!(a == b)`: as it reads it, or no call would be seen.
  bool TraverseCXXRewrittenBinaryOperator(clang::CXXRewrittenBinaryOperator* rewritten) {
    return TraverseStmt(rewritten->getSemanticForm());
  }
  bool TraverseLambdaExpr(clang::LambdaExpr* lambda) { return visitor_.TraverseLambdaExpr(lambda); }
  bool TraverseCXXRecordDecl(clang::CXXRecordDecl* record) {
    return visitor_.TraverseCXXRecordDecl(record);
  }
  bool go_into(clang::LambdaExpr* lambda) {
    return RecursiveASTVisitor::TraverseLambdaExpr(lambda);
  }
  bool go_into(clang::CXXRecordDecl* record) {
    return RecursiveASTVisitor::TraverseCXXRecordDecl(record);
  }

  bool VisitStmt(clang::Stmt* at) { return visitor_.VisitStmt(at); }
  bool VisitExpr(clang::Expr* at) { return visitor_.VisitExpr(at); }
  bool VisitArraySubscriptExpr(clang::ArraySubscriptExpr* at) {
    return visitor_.VisitArraySubscriptExpr(at);
  }
  bool VisitBinaryOperator(clang::BinaryOperator* at) { return visitor_.VisitBinaryOperator(at); }
  bool VisitBreakStmt(clang::BreakStmt* at) { return visitor_.VisitBreakStmt(at); }
  bool VisitCXXConstructExpr(clang::CXXConstructExpr* at) {
    return visitor_.VisitCXXConstructExpr(at);
  }
  bool VisitCXXDeleteExpr(clang::CXXDeleteExpr* at) { return visitor_.VisitCXXDeleteExpr(at); }
  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* at) {
    return visitor_.VisitCXXMemberCallExpr(at);
  }
  bool VisitCXXNewExpr(clang::CXXNewExpr* at) { return visitor_.VisitCXXNewExpr(at); }
  bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr* at) {
    return visitor_.VisitCXXOperatorCallExpr(at);
  }
  bool VisitCallExpr(clang::CallExpr* at) { return visitor_.VisitCallExpr(at); }
  bool VisitCompoundAssignOperator(clang::CompoundAssignOperator* at) {
    return visitor_.VisitCompoundAssignOperator(at);
  }
  bool VisitConditionalOperator(clang::ConditionalOperator* at) {
    return visitor_.VisitConditionalOperator(at);
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr* at) { return visitor_.VisitDeclRefExpr(at); }
  bool VisitDoStmt(clang::DoStmt* at) { return visitor_.VisitDoStmt(at); }
  bool VisitForStmt(clang::ForStmt* at) { return visitor_.VisitForStmt(at); }
  bool VisitIfStmt(clang::IfStmt* at) { return visitor_.VisitIfStmt(at); }
  bool VisitImplicitCastExpr(clang::ImplicitCastExpr* at) {
    return visitor_.VisitImplicitCastExpr(at);
  }
  bool VisitInitListExpr(clang::InitListExpr* at) { return visitor_.VisitInitListExpr(at); }
  bool VisitLabelStmt(clang::LabelStmt* at) { return visitor_.VisitLabelStmt(at); }
  bool VisitLambdaExpr(clang::LambdaExpr* at) { return visitor_.VisitLambdaExpr(at); }
  bool VisitMemberExpr(clang::MemberExpr* at) { return visitor_.VisitMemberExpr(at); }
  bool VisitReturnStmt(clang::ReturnStmt* at) { return visitor_.VisitReturnStmt(at); }
  bool VisitSwitchStmt(clang::SwitchStmt* at) { return visitor_.VisitSwitchStmt(at); }
  bool VisitUnaryOperator(clang::UnaryOperator* at) { return visitor_.VisitUnaryOperator(at); }
  bool VisitVarDecl(clang::VarDecl* at) { return visitor_.VisitVarDecl(at); }
  bool VisitWhileStmt(clang::WhileStmt* at) { return visitor_.VisitWhileStmt(at); }

 private:
  StatementVisitor& visitor_;
};

}  // namespace

bool StatementVisitor::TraverseStmt(clang::Stmt* statement) {
  return Walk(*this).TraverseStmt(statement);
}

bool StatementVisitor::TraverseLambdaExpr(clang::LambdaExpr* lambda) {
  return Walk(*this).go_into(lambda);
}

bool StatementVisitor::TraverseCXXRecordDecl(clang::CXXRecordDecl* record) {
  return Walk(*this).go_into(record);
}

}  // namespace ccgrade::frontend

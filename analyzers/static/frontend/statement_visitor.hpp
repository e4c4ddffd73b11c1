#pragma once
#include <clang/AST/ExprCXX.h>

namespace ccgrade::frontend {

/// Visits a statement and all in it, each node as every class that it is of, the most general
/// first. False ends the visit. One walk for all visitors: clang's RecursiveASTVisitor makes tens
/// of thousands of lines of each, and took longer to compile than the rest of a check. Growing is a
/// line here and one in the .cpp.
class StatementVisitor {
 public:
  virtual ~StatementVisitor() = default;

  bool TraverseStmt(clang::Stmt* statement);
  /// Both go in; an override that does not, leaves out.
  virtual bool TraverseLambdaExpr(clang::LambdaExpr* lambda);
  virtual bool TraverseCXXRecordDecl(clang::CXXRecordDecl* record);

  virtual bool VisitStmt(clang::Stmt*) { return true; }
  virtual bool VisitExpr(clang::Expr*) { return true; }
  virtual bool VisitArraySubscriptExpr(clang::ArraySubscriptExpr*) { return true; }
  virtual bool VisitBinaryOperator(clang::BinaryOperator*) { return true; }
  virtual bool VisitBreakStmt(clang::BreakStmt*) { return true; }
  virtual bool VisitCXXConstructExpr(clang::CXXConstructExpr*) { return true; }
  virtual bool VisitCXXDeleteExpr(clang::CXXDeleteExpr*) { return true; }
  virtual bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr*) { return true; }
  virtual bool VisitCXXNewExpr(clang::CXXNewExpr*) { return true; }
  virtual bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr*) { return true; }
  virtual bool VisitCallExpr(clang::CallExpr*) { return true; }
  virtual bool VisitCompoundAssignOperator(clang::CompoundAssignOperator*) { return true; }
  virtual bool VisitConditionalOperator(clang::ConditionalOperator*) { return true; }
  virtual bool VisitDeclRefExpr(clang::DeclRefExpr*) { return true; }
  virtual bool VisitDoStmt(clang::DoStmt*) { return true; }
  virtual bool VisitForStmt(clang::ForStmt*) { return true; }
  virtual bool VisitIfStmt(clang::IfStmt*) { return true; }
  virtual bool VisitImplicitCastExpr(clang::ImplicitCastExpr*) { return true; }
  virtual bool VisitInitListExpr(clang::InitListExpr*) { return true; }
  virtual bool VisitLabelStmt(clang::LabelStmt*) { return true; }
  virtual bool VisitLambdaExpr(clang::LambdaExpr*) { return true; }
  virtual bool VisitMemberExpr(clang::MemberExpr*) { return true; }
  virtual bool VisitReturnStmt(clang::ReturnStmt*) { return true; }
  virtual bool VisitSwitchStmt(clang::SwitchStmt*) { return true; }
  virtual bool VisitUnaryOperator(clang::UnaryOperator*) { return true; }
  virtual bool VisitVarDecl(clang::VarDecl*) { return true; }
  virtual bool VisitWhileStmt(clang::WhileStmt*) { return true; }
};

/// Leaves out lambdas and local classes: each of their bodies is a function of its own.
class OwnStatements : public StatementVisitor {
 public:
  bool TraverseLambdaExpr(clang::LambdaExpr*) override { return true; }
  bool TraverseCXXRecordDecl(clang::CXXRecordDecl*) override { return true; }
};

}  // namespace ccgrade::frontend

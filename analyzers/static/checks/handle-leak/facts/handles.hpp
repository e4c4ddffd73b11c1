#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade::frontend {

/// The local variables of a function that calls of libraries give handles to, and that may be
/// followed: nothing but calls of libraries and tests uses them.
class Handles : public OwnStatements {
 public:
  explicit Handles(const FunctionView& view);

  bool empty() const { return followed_.empty(); }
  bool follows(const clang::VarDecl* variable) const { return followed_.contains(variable); }

  /// The variable that a statement gives a handle to.
  const clang::VarDecl* opened_by(const clang::Stmt& statement) const;
  /// "file", "statement": as the models name what such a statement opens.
  std::string kind_of(const clang::Stmt& opening) const;
  const clang::VarDecl* closed_by(const clang::Stmt& statement) const;
  /// The variables whose handles a call may keep, or pass on.
  std::vector<const clang::VarDecl*> taken_by(const clang::Stmt& statement) const;
  /// The variables whose opening a value tells of: a call that puts its handle elsewhere, or what
  /// keeps the results of such calls.
  std::vector<const clang::VarDecl*> told_by(const clang::Expr* value) const;

  bool VisitStmt(clang::Stmt* statement) override;
  bool VisitVarDecl(clang::VarDecl* variable) override;
  bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override;
  bool TraverseLambdaExpr(clang::LambdaExpr* lambda) override;

 private:
  void keep_result(const clang::VarDecl* result, const clang::Expr* value);
  const clang::CallExpr* opening_call(const clang::Expr* value) const;
  bool opens(const clang::Expr* value) const { return opening_call(value) != nullptr; }
  bool is_followed_up(const clang::Expr& told) const;
  bool is_harmless(const clang::Expr& mention) const;
  bool is_handed_safely(const clang::CallExpr& call, const clang::Expr& mention) const;

  const FunctionView& view_;
  std::set<const clang::VarDecl*> followed_;
  std::map<const clang::VarDecl*, std::vector<const clang::VarDecl*>> results_;
  std::set<const clang::VarDecl*> escaped_;
};

/// nullptr for all but a mention of a local variable that is no parameter and no reference.
const clang::VarDecl* local_variable(const clang::Expr* expression);
/// The variable whose handle an expression is: `fd`, `fd = open(name)`, `pipe_ends[0]`.
const clang::VarDecl* variable_held(const clang::Expr* expression);

}  // namespace ccgrade::frontend

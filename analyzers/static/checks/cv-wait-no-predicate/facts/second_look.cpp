#include "analyzers/static/checks/cv-wait-no-predicate/facts/second_look.hpp"

#include <algorithm>
#include <set>

#include "analyzers/static/frontend/branches.hpp"

namespace ccgrade::frontend {
namespace {

using clang::SourceLocation;

/// The variables and members that a statement names, with where.
class Names : public OwnStatements {
 public:
  std::vector<std::pair<const clang::ValueDecl*, SourceLocation>> found;
  bool VisitMemberExpr(clang::MemberExpr* mention) override {
    if (llvm::isa<clang::FieldDecl>(mention->getMemberDecl()))
      found.emplace_back(mention->getMemberDecl(), mention->getMemberLoc());
    return true;
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
    if (llvm::isa<clang::VarDecl>(mention->getDecl()))
      found.emplace_back(mention->getDecl(), mention->getLocation());
    return true;
  }
};

Names names_in(const clang::Stmt& statement) {
  Names names;
  names.TraverseStmt(const_cast<clang::Stmt*>(&statement));
  return names;
}

/// Of every branch and loop.
class Conditions : public OwnStatements {
 public:
  std::vector<const clang::Expr*> found;
  bool VisitIfStmt(clang::IfStmt* each) override { return add(each->getCond()); }
  bool VisitWhileStmt(clang::WhileStmt* each) override { return add(each->getCond()); }
  bool VisitForStmt(clang::ForStmt* each) override { return add(each->getCond()); }
  bool VisitSwitchStmt(clang::SwitchStmt* each) override { return add(each->getCond()); }
  bool VisitConditionalOperator(clang::ConditionalOperator* each) override {
    return add(each->getCond());
  }

 private:
  bool add(const clang::Expr* condition) {
    if (condition) found.push_back(condition);
    return true;
  }
};

/// The first mention behind the wait of what the test asks; invalid: there is none.
SourceLocation first_mention(const FunctionView& view, const clang::IfStmt& test,
                             const clang::Stmt& where, SourceLocation wait) {
  const auto& sources = view.function.getASTContext().getSourceManager();
  std::set<const clang::ValueDecl*> asked;
  for (const auto& [name, at] : names_in(*test.getCond()).found) asked.insert(name);
  SourceLocation first;
  for (const auto& [name, at] : names_in(where).found)
    if (asked.contains(name) && sources.isBeforeInTranslationUnit(wait, at) &&
        (first.isInvalid() || sources.isBeforeInTranslationUnit(at, first)))
      first = at;
  return first;
}

bool is_in_condition(const FunctionView& view, SourceLocation at) {
  Conditions conditions;
  conditions.TraverseStmt(const_cast<clang::Stmt*>(&view.body()));
  const auto& sources = view.function.getASTContext().getSourceManager();
  return std::ranges::any_of(conditions.found, [&](const clang::Expr* each) {
    const clang::SourceRange range = each->getSourceRange();
    return !sources.isBeforeInTranslationUnit(at, range.getBegin()) &&
           !sources.isBeforeInTranslationUnit(range.getEnd(), at);
  });
}

/// Whoever comes back with a mere number, or begins anew, has believed nothing.
bool believes_nothing(const FunctionView& view, const clang::Stmt& branch) {
  const clang::Stmt* last = &branch;
  if (const auto* block = llvm::dyn_cast<clang::CompoundStmt>(last))
    last = block->body_empty() ? last : block->body_back();
  const auto* leaving = llvm::dyn_cast<clang::ReturnStmt>(last);
  if (!leaving) return true;
  const clang::Expr* value = leaving->getRetValue();
  if (!value || value->isEvaluatable(view.function.getASTContext())) return true;
  const auto* call = llvm::dyn_cast<clang::CallExpr>(plain(value));
  return call && call->getDirectCallee() &&
         call->getDirectCallee()->getCanonicalDecl() == view.function.getCanonicalDecl();
}

}  // namespace

bool looks_again(const FunctionView& view, const clang::IfStmt& test, const clang::Expr& wait) {
  const auto& sources = view.function.getASTContext().getSourceManager();
  const SourceLocation woken = wait.getEndLoc();
  const bool in_else =
      test.getElse() && !sources.isBeforeInTranslationUnit(woken, test.getElse()->getBeginLoc());
  const clang::Stmt& branch = in_else ? *test.getElse() : *test.getThen();
  if (leaves(&branch) && believes_nothing(view, branch) &&
      first_mention(view, test, branch, woken).isInvalid())
    return true;
  const SourceLocation first = first_mention(view, test, view.body(), woken);
  return first.isValid() && is_in_condition(view, first);
}

}  // namespace ccgrade::frontend

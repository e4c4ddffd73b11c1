#include "analyzers/static/frontend/attempts.hpp"

#include <clang/AST/RecursiveASTVisitor.h>

#include "analyzers/static/frontend/paths.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

/// Any statement that may leave the loop before it has the lock, or that unlocks: who lets go of
/// what he holds before he tries again backs off.
class GivesUp : public StatementVisitor {
 public:
  explicit GivesUp(const Vocabulary& words) : words_(words) {}
  bool found = false;
  bool TraverseLambdaExpr(clang::LambdaExpr*) override { return true; }
  bool VisitStmt(clang::Stmt* statement) override {
    found = found || isa<clang::BreakStmt>(statement) || isa<clang::ReturnStmt>(statement) ||
            isa<clang::GotoStmt>(statement) || isa<clang::CXXThrowExpr>(statement);
    return !found;
  }
  bool VisitCallExpr(clang::CallExpr* call) override {
    found = found || words_.action_of(*call) == LockAction::unlock;
    return !found;
  }

 private:
  const Vocabulary& words_;
};

/// The attempt of which the condition says that it has failed; null: it says something else.
const clang::CallExpr* failed_attempt(const Expr* condition) {
  condition = plain(condition);
  if (const auto* op = dyn_cast_or_null<clang::UnaryOperator>(condition))
    return op->getOpcode() == clang::UO_LNot
               ? dyn_cast<clang::CXXMemberCallExpr>(plain(op->getSubExpr()))
               : nullptr;
  // pthread_mutex_trylock(&m) != 0
  if (const auto* op = dyn_cast_or_null<clang::BinaryOperator>(condition))
    return op->getOpcode() == clang::BO_NE
               ? dyn_cast_or_null<clang::CallExpr>(plain(compared_with_zero(*op)))
               : nullptr;
  const auto* call = dyn_cast_or_null<clang::CallExpr>(condition);
  return llvm::isa_and_nonnull<clang::CXXMemberCallExpr>(call) ? nullptr : call;
}

class Loops : public StatementVisitor {
 public:
  explicit Loops(const Vocabulary& words) : words_(words) {}
  std::set<const clang::CallExpr*> attempts;
  bool TraverseLambdaExpr(clang::LambdaExpr*) override { return true; }
  bool VisitWhileStmt(clang::WhileStmt* loop) override {
    return look(loop->getCond(), loop->getBody());
  }
  bool VisitDoStmt(clang::DoStmt* loop) override { return look(loop->getCond(), loop->getBody()); }

 private:
  bool look(const Expr* condition, clang::Stmt* body) {
    const clang::CallExpr* attempt = failed_attempt(condition);
    if (!attempt || !is_attempt(*attempt)) return true;
    GivesUp gives_up(words_);
    gives_up.TraverseStmt(body);
    if (!gives_up.found) attempts.insert(attempt);
    return true;
  }
  bool is_attempt(const clang::CallExpr& call) const {
    const LockAction action = words_.action_of(call);
    return action == LockAction::attempt || action == LockAction::attempt_shared;
  }

  const Vocabulary& words_;
};

}  // namespace

std::set<const clang::CallExpr*> repeated_attempts(const Vocabulary& words,
                                                   const clang::Stmt& body) {
  Loops loops(words);
  loops.TraverseStmt(const_cast<clang::Stmt*>(&body));
  return loops.attempts;
}

}  // namespace ccgrade::frontend

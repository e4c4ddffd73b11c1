#include "analyzers/static/frontend/mutations/library_terms.hpp"
#include "analyzers/static/frontend/mutations/mutation_operator.hpp"

namespace ccgrade::frontend {
namespace {

/// `while (!ready) changed.wait(lock);` looks once more, or never, or for the opposite.
void change_loop(const clang::WhileStmt& loop, SourceText& source) {
  if (!loop.getCond() || !wait_in(loop.getBody())) return;
  source.replace("while-to-if", clang::SourceRange(loop.getWhileLoc()), "if");
  const std::string condition = source.text(*loop.getCond());
  if (!condition.empty())
    source.replace("invert-predicate", loop.getCond()->getSourceRange(), "!(" + condition + ")");
}

/// `changed.wait(lock, ready)` the same.
void change_predicate(const clang::CXXMemberCallExpr& wait, SourceText& source) {
  const clang::Expr& predicate = *wait.getArg(wait.getNumArgs() - 1)->IgnoreUnlessSpelledInSource();
  const std::string ready = source.text(predicate);
  const std::string callee = source.text(*wait.getCallee());
  const std::string before = source.text(clang::SourceRange(
      wait.getArg(0)->getBeginLoc(), wait.getArg(wait.getNumArgs() - 2)->getEndLoc()));
  if (ready.empty() || callee.empty() || before.empty()) return;
  const std::string once = callee + "(" + before + ")";
  if (wait.getType()->isVoidType())
    source.replace("while-to-if", wait.getSourceRange(),
                   "((" + ready + ")() ? static_cast<void>(0) : " + once + ")");
  else
    source.replace("while-to-if", wait.getSourceRange(),
                   "((" + ready + ")() || (" + once + ", (" + ready + ")()))");
  source.replace("invert-predicate", predicate.getSourceRange(),
                 "[&] { return !(" + ready + ")(); }");
}

bool takes_predicate(const clang::CXXMemberCallExpr& wait) {
  if (!is_std(object_of(wait), {"condition_variable", "condition_variable_any"})) return false;
  if (wait.getNumArgs() < 2) return false;
  const bool stops = is_std(wait.getArg(1)->getType(), {"stop_token"});
  return !stops && wait.getNumArgs() == (wait.getMethodDecl()->getName() == "wait" ? 2U : 3U);
}

void wait_once(const clang::Stmt& statement, SourceText& source) {
  if (const auto* loop = llvm::dyn_cast<clang::WhileStmt>(&statement)) change_loop(*loop, source);
  const auto* wait = call_of(&statement, {"wait", "wait_for", "wait_until"});
  if (wait == &statement && wait && takes_predicate(*wait)) change_predicate(*wait, source);
}

}  // namespace
}  // namespace ccgrade::frontend

namespace ccgrade {

std::unique_ptr<frontend::MutationOperator> make_wait_once_mutation() {
  return std::make_unique<frontend::MutationOperator>(&frontend::wait_once);
}

}  // namespace ccgrade

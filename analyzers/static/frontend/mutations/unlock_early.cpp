#include "analyzers/static/frontend/mutations/library_terms.hpp"
#include "analyzers/static/frontend/mutations/mutation_operator.hpp"

namespace ccgrade::frontend {
namespace {

/// Nothing of it needs the lock: a notification, a constant, or an object of the function's own.
bool needs_no_lock(const clang::Stmt* statement) {
  if (call_of(statement, {"notify_one", "notify_all"})) return true;
  if (llvm::isa<clang::BreakStmt, clang::ContinueStmt>(statement)) return true;
  const auto* returned = llvm::dyn_cast<clang::ReturnStmt>(statement);
  if (!returned) return false;
  const clang::Expr* value = returned->getRetValue();
  if (!value) return true;
  value = value->IgnoreUnlessSpelledInSource();
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(value)) {
    const auto* variable = llvm::dyn_cast<clang::VarDecl>(name->getDecl());
    return variable && variable->hasLocalStorage();
  }
  return llvm::isa<clang::CXXBoolLiteralExpr, clang::IntegerLiteral, clang::CXXNullPtrLiteralExpr>(
      value);
}

/// The declaration of a guard that can be unlocked; empty when it locks several mutexes.
std::string unlockable(const clang::VarDecl& guard, std::string declaration) {
  if (is_std(guard.getType(), {"unique_lock", "shared_lock"})) return declaration;
  const auto* made = llvm::dyn_cast_or_null<clang::CXXConstructExpr>(guard.getInit());
  const std::string name = guard.getType()->getAsCXXRecordDecl()->getName().str();
  const std::size_t at = declaration.find(name);
  if (!made || made->getNumArgs() != 1 || at == std::string::npos) return {};
  return declaration.replace(at, name.size(), "unique_lock");
}

/// Unlocks before the block's last statement that needs the lock.
void shorten(const clang::CompoundStmt& block, unsigned at, SourceText& source) {
  const clang::VarDecl& guard = *guard_in(block.body_begin()[at]);
  unsigned last = block.size() - 1;
  while (last > at && needs_no_lock(block.body_begin()[last])) --last;
  if (last < at + 2) return;  // nothing would be left under the lock: that is drop-lock
  const auto from = source.whole(*block.body_begin()[at]);
  const auto to = source.whole(*block.body_begin()[last]);
  if (!from || !to || from->file != to->file) return;
  const std::string declaration = unlockable(guard, source.text(*from));
  if (declaration.empty()) return;
  source.replace("unlock-early", Span{from->file, from->begin, to->begin},
                 declaration + source.text({from->file, from->end, to->begin}) +
                     guard.getNameAsString() + ".unlock(); ");
}

void unlock_early(const clang::Stmt& statement, SourceText& source) {
  const auto* block = llvm::dyn_cast<clang::CompoundStmt>(&statement);
  for (unsigned at = 0; block && at < block->size(); ++at)
    if (guard_in(block->body_begin()[at])) shorten(*block, at, source);
}

}  // namespace
}  // namespace ccgrade::frontend

namespace ccgrade {

std::unique_ptr<frontend::MutationOperator> make_unlock_early_mutation() {
  return std::make_unique<frontend::MutationOperator>(&frontend::unlock_early);
}

}  // namespace ccgrade

#include "analyzers/static/frontend/mutations/library_terms.hpp"
#include "analyzers/static/frontend/mutations/mutation_operator.hpp"

namespace ccgrade::frontend {
namespace {

/// An object that is made of nothing: it matters to nobody whether that is under the lock.
bool makes_empty_object(const clang::Stmt* statement) {
  const auto* declaration = llvm::dyn_cast<clang::DeclStmt>(statement);
  if (!declaration || !declaration->isSingleDecl()) return false;
  const auto* variable = llvm::dyn_cast<clang::VarDecl>(declaration->getSingleDecl());
  if (!variable || !variable->getInit()) return true;
  const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(variable->getInit());
  return made && made->getNumArgs() == 0;
}

/// Locks after the next statement, and before the one behind it.
void lock_late(const clang::CompoundStmt& block, unsigned at, SourceText& source) {
  const clang::Stmt* const guard = block.body_begin()[at];
  const clang::Stmt* const next = block.body_begin()[at + 1];
  const auto first = source.whole(*guard);
  const auto second = source.whole(*next);
  if (!first || !second || first->file != second->file) return;
  const std::string between = source.text({first->file, first->end, second->begin});
  source.replace("lock-late", Span{first->file, first->begin, second->end},
                 source.text(*second) + between + source.text(*first));
}

/// Two locks that stand in a row are taken the other way round.
void swap_locks(const clang::Stmt* first, const clang::Stmt* second, SourceText& source) {
  const auto one = source.whole(*first);
  const auto other = source.whole(*second);
  if (!one || !other || one->file != other->file) return;
  const std::string between = source.text({one->file, one->end, other->begin});
  source.replace("swap-locks", Span{one->file, one->begin, other->end},
                 source.text(*other) + between + source.text(*one));
}

void move_lock(const clang::Stmt& statement, SourceText& source) {
  const auto* block = llvm::dyn_cast<clang::CompoundStmt>(&statement);
  for (unsigned at = 0; block && at + 1 < block->size(); ++at) {
    const clang::VarDecl* const guard = guard_in(block->body_begin()[at]);
    const clang::Stmt* const next = block->body_begin()[at + 1];
    if (!guard || names(next, *guard)) continue;
    if (guard_in(next))
      swap_locks(block->body_begin()[at], next, source);
    else if (at + 2 < block->size() && !llvm::isa<clang::ReturnStmt>(next) &&
             !makes_empty_object(next))
      lock_late(*block, at, source);
  }
}

}  // namespace
}  // namespace ccgrade::frontend

namespace ccgrade {

std::unique_ptr<frontend::MutationOperator> make_move_lock_mutation() {
  return std::make_unique<frontend::MutationOperator>(&frontend::move_lock);
}

}  // namespace ccgrade

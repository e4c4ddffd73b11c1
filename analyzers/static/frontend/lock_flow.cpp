#include "analyzers/static/frontend/dataflow.hpp"
#include "analyzers/static/frontend/function_facts.hpp"
#include "analyzers/static/frontend/loops.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

/// Where a throw is caught in its own function.
const clang::CXXTryStmt* handlers_of(const clang::CFGBlock& from, unsigned successor) {
  const auto* thrown = llvm::dyn_cast_or_null<clang::CXXThrowExpr>(last_statement(from));
  const clang::CFGBlock* to = thrown ? *(from.succ_begin() + successor) : nullptr;
  return to ? llvm::dyn_cast_or_null<clang::CXXTryStmt>(to->getTerminatorStmt()) : nullptr;
}

struct LockDomain {
  using State = LockState;
  const Vocabulary& words;
  Transfer& transfer;

  void element(const clang::CFGElement& element, State& state) { transfer.element(element, state); }
  bool edge(const clang::CFGBlock& from, unsigned successor, State& state) {
    if (const auto* condition = two_way_condition(from))
      if (!transfer.refine(condition, successor == 0, state)) return false;
    if (const auto* handlers = handlers_of(from, successor)) transfer.unwind_into(*handlers, state);
    const auto* loop = from.getTerminatorStmt();
    if (successor == 1 && is_loop(loop) && loop_effect(words, *loop).ends)
      transfer.joined_all(state);
    return true;
  }
};

}  // namespace

const clang::Expr* two_way_condition(const clang::CFGBlock& block) {
  const auto* terminator = block.getTerminatorStmt();
  if (!terminator || block.succ_size() != 2 || llvm::isa<clang::SwitchStmt>(terminator))
    return nullptr;
  return block.getLastCondition();
}

bool goes_on(const clang::CFGBlock& block) {
  return !block.hasNoReturnElement() &&
         !llvm::isa_and_nonnull<clang::CXXTryStmt>(block.getTerminatorStmt());
}

const clang::Stmt* last_statement(const clang::CFGBlock& block) {
  for (auto element = block.rbegin(); element != block.rend(); ++element)
    if (const auto statement = element->getAs<clang::CFGStmt>()) {
      const clang::Stmt* last = statement->getStmt();
      if (llvm::isa<clang::ReturnStmt>(last) || llvm::isa<clang::CXXThrowExpr>(last)) return last;
    }
  return nullptr;
}

void lock_facts(const Vocabulary& words, const clang::FunctionDecl& function, const clang::CFG& cfg,
                FunctionSummary& summary) {
  Transfer transfer(words, function, summary);
  LockDomain domain{words, transfer};
  // Twice: whether a call opens a gate depends on whether a later one closes it (Transfer::pass).
  fixpoint(cfg, domain);
  const auto entry = fixpoint(cfg, domain);
  summary.abandoned |= entry.empty();
  transfer.start_recording();
  const clang::PostOrderCFGView order(&cfg);
  for (const clang::CFGBlock* block : order) {
    const auto found = entry.find(block);
    if (found == entry.end()) continue;
    LockState state = found->second;
    transfer.enter(!block->hasNoReturnElement());
    for (const clang::CFGElement& element : *block) transfer.element(element, state);
    each_way_out(*block, cfg, domain, state,
                 [&](const LockState& left) { transfer.leave(last_statement(*block), left); });
  }
  transfer.finish_leaving();
}

}  // namespace ccgrade::frontend

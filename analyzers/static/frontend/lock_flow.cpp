#include "analyzers/static/frontend/dataflow.hpp"
#include "analyzers/static/frontend/function_facts.hpp"
#include "analyzers/static/frontend/loops.hpp"
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

struct LockDomain {
  using State = LockState;
  Transfer& transfer;

  void element(const clang::CFGElement& element, State& state) { transfer.element(element, state); }
  void edge(const clang::CFGBlock& from, unsigned successor, State& state) {
    if (const auto* condition = two_way_condition(from))
      transfer.refine(condition, successor == 0, state);
    const auto* loop = from.getTerminatorStmt();
    if (successor == 1 && is_loop(loop) && loop_effect(*loop).ends) transfer.joined_all(state);
  }
};

}  // namespace

const clang::Expr* two_way_condition(const clang::CFGBlock& block) {
  const auto* terminator = block.getTerminatorStmt();
  if (!terminator || block.succ_size() != 2 || llvm::isa<clang::SwitchStmt>(terminator))
    return nullptr;
  return block.getLastCondition();
}

void lock_facts(const clang::FunctionDecl& function, const clang::CFG& cfg,
                FunctionSummary& summary) {
  Transfer transfer(function, summary);
  LockDomain domain{transfer};
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
    for (const clang::CFGElement& element : *block) transfer.element(element, state);
  }
}

}  // namespace ccgrade::frontend

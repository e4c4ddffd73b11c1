#pragma once
// The fixpoint over one function's control-flow graph (Kildall 1973): blocks in reverse post-order,
// states joined where paths meet, until nothing changes. The lattices are finite, so it ends; the
// bound on rounds is for a lattice that somebody makes infinite by mistake: then the result is
// empty, and the unit counts as not analysed.
#include <clang/Analysis/Analyses/PostOrderCFGView.h>

#include "analyzers/static/frontend/pch.hpp"

namespace ccgrade::frontend {

inline constexpr int kMostRounds = 200;

/// The states at the entry of each block that can be reached. A Domain has
///   State, which has `bool join(State)`; `void element(const CFGElement&, State&)`; and
///   `bool edge(const CFGBlock& from, unsigned successor, State&)`: false where that way is never
///   taken.
template <class Domain>
std::map<const clang::CFGBlock*, typename Domain::State> fixpoint(const clang::CFG& cfg,
                                                                  Domain& domain) {
  std::map<const clang::CFGBlock*, typename Domain::State> entry;
  entry[&cfg.getEntry()] = {};
  const clang::PostOrderCFGView order(&cfg);
  bool changed = true;
  for (int round = 0; changed; ++round) {
    if (round == kMostRounds) return {};
    changed = false;
    for (const clang::CFGBlock* block : order) {
      if (!entry.contains(block)) continue;
      typename Domain::State state = entry[block];
      for (const clang::CFGElement& element : *block) domain.element(element, state);
      unsigned number = 0;
      for (const clang::CFGBlock* successor : block->succs()) {
        const unsigned which = number++;
        if (!successor) continue;
        typename Domain::State out = state;
        if (!domain.edge(*block, which, out)) continue;
        const auto [known, added] = entry.emplace(successor, out);
        changed |= added || known->second.join(out);
      }
    }
  }
  return entry;
}

/// The condition whose outcome decides between a block's two ways out; null when there is none.
const clang::Expr* two_way_condition(const clang::CFGBlock& block);

/// Is what comes behind the block reached at all? Not where the process ends, nor by an exception
/// that no handler catches: which those are, the graph does not say.
bool goes_on(const clang::CFGBlock& block);

/// Calls `leave(state)` for each way from the block out of the function, with what the condition
/// says that the block ends with: `if (file) fclose(file);` is two ways.
template <class Domain, class Leave>
void each_way_out(const clang::CFGBlock& block, const clang::CFG& cfg, Domain& domain,
                  const typename Domain::State& state, Leave leave) {
  if (!goes_on(block)) return;
  unsigned number = 0;
  for (const clang::CFGBlock* successor : block.succs()) {
    const unsigned which = number++;
    if (successor != &cfg.getExit()) continue;
    typename Domain::State out = state;
    if (domain.edge(block, which, out)) leave(out);
  }
}

/// The return or throw by which a block ends; null where it runs into the function's end.
const clang::Stmt* last_statement(const clang::CFGBlock& block);

}  // namespace ccgrade::frontend

#pragma once
// The parts of a function's summary, each from one pass over its body or its control-flow graph.
#include "analyzers/static/engine/summary.hpp"
#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

/// Acquisitions, calls and spawns, each with what is held there.
void lock_facts(const Vocabulary& words, const clang::FunctionDecl& function, const clang::CFG& cfg,
                FunctionSummary& summary);

/// Local threads, and the ways out on which they are neither joined, detached nor moved away.
void thread_facts(const Vocabulary& words, const clang::FunctionDecl& function,
                  const clang::CFG& cfg, FunctionSummary& summary);

/// Comparisons and calls that put values in order.
void condition_facts(const Vocabulary& words, const clang::FunctionDecl& function,
                     FunctionSummary& summary);

}  // namespace ccgrade::frontend

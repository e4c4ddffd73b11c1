#pragma once
#include "analyzers/static/engine/summary.hpp"
#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

/// Summaries of every function, instantiation and lambda with a body that the declarations contain,
/// system headers left out.
std::vector<FunctionSummary> summarise_functions(const Vocabulary& words,
                                                 const std::vector<clang::Decl*>& declarations);

}  // namespace ccgrade::frontend

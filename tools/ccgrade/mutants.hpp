#pragma once
#include <vector>

#include "analyzers/mutation/mutant.hpp"
#include "grader/pipeline/admit.hpp"
#include "tools/ccgrade/context.hpp"

namespace ccgrade {

/// All mutants of a submission of our own, its headers included, each once, with files as the
/// submission calls them.
Result<std::vector<mutation::Mutant>> mutants_of(const Context& context, const Challenge& challenge,
                                                 const Submission& submission);

/// The submission with one mutant's edit.
Result<Submission> mutated(const Submission& submission, const mutation::Mutant& mutant);

/// What stood in the line that a mutant changes, without the space around it.
std::string line_of(const Submission& submission, const mutation::Mutant& mutant);

}  // namespace ccgrade

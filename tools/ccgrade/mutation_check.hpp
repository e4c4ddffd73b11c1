#pragma once
#include <string>
#include <vector>

#include "tools/ccgrade/context.hpp"

namespace ccgrade {

struct MutationCheckOptions {
  std::vector<std::string> challenges;
  std::string solution;  ///< only this one; empty: all
  std::string evidence;
};

/// Plants one known bug at a time in each solution and grades what comes out. Prints a line per
/// mutant, and a table of how many of each kind lost points. Those that the challenge's
/// mutants.toml names are no bugs and do not count. 0 when at least 95 of 100 lost points.
int check_mutants(const Context& context, const MutationCheckOptions& options);

}  // namespace ccgrade

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "tools/ccgrade/context.hpp"

namespace ccgrade {

struct ContentCheckOptions {
  std::vector<std::string> challenges;
  int solution_repeats = 1;
  int wrong_fix_repeats = 1;
  std::string evidence;
  /// Only one solution and one wrong fix of each challenge, which one is this number's choice, and
  /// …
  std::optional<unsigned long> rotate;
  /// … whatever this file of evidence does not know as it is today.
  std::string changed;
};

/// Proves what content promises: the starter fails by the findings that its manifest names, every
/// solution and every repair gets full marks, every wrong fix loses exactly what its expected.toml
/// says, hints and pages are there and give nothing away. Prints a line per fact; each failure
/// names the remedy.
int check_content(const Context& context, const ContentCheckOptions& options);

}  // namespace ccgrade

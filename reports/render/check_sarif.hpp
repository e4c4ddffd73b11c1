#pragma once
#include <functional>
#include <ostream>
#include <string>

#include "grader/model/rules.hpp"
#include "grader/model/static_analysis.hpp"

namespace ccgrade {

/// What a SARIF log says apart from what was found.
struct SarifContext {
  std::string version;  ///< of ccgrade
  std::string folder;   ///< absolute: files below it are named relative to it
  RuleTable rules;
  std::function<std::string(const std::string& rule)> page;  ///< as Markdown; empty for none
};

/// SARIF 2.1.0, as code scanning on GitHub reads it. A finding has two code flows: its trail in one
/// order, and the same by threads.
void render_check_sarif(const StaticAnalysis& analysis, const SarifContext& context,
                        std::ostream& out);

}  // namespace ccgrade

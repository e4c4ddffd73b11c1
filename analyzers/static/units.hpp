#pragma once
#include <string>
#include <vector>

#include "analyzers/static/engine/models.hpp"
#include "grader/build/builds.hpp"
#include "grader/host/host.hpp"
#include "grader/host/installation.hpp"

namespace ccgrade {

/// A unit that was not analysed, and why: such a program is never clean.
struct UnreadUnit {
  std::string source;
  std::string reason;
};

struct StaticAnalysis {
  std::vector<Finding> findings;  ///< without id and fingerprint
  std::vector<UnreadUnit> not_analysed;
  std::size_t analysed = 0;  ///< units
};

/// Runs ccgrade-static on every unit, as many at once as the host has jobs, and the checks on what
/// they make together. `extra_models` are paths of a user's own. An Error when a model is none.
Result<StaticAnalysis> analyse_units(Host& host, const Installation& installation,
                                     const std::vector<std::string>& extra_models,
                                     const std::vector<TranslationUnit>& units);

}  // namespace ccgrade

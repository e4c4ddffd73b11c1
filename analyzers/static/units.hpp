#pragma once
#include <string>
#include <vector>

#include "analyzers/static/engine/models.hpp"
#include "grader/build/builds.hpp"
#include "grader/host/host.hpp"
#include "grader/host/installation.hpp"
#include "grader/model/static_analysis.hpp"

namespace ccgrade {

struct StaticOptions {
  std::vector<std::string> extra_models;  ///< paths of a user's own
  std::string cache_folder;               ///< where summaries are kept; empty: nowhere
};

/// Runs ccgrade-static on every unit, as many at once as the host has jobs, and the checks on what
/// they make together. The findings have no id and fingerprint yet. An Error when a model is none.
Result<StaticAnalysis> analyse_units(Host& host, const Installation& installation,
                                     const StaticOptions& options,
                                     const std::vector<TranslationUnit>& units);

}  // namespace ccgrade

#pragma once
#include <string>
#include <vector>

#include "grader/build/builds.hpp"
#include "grader/host/host.hpp"

namespace ccgrade {

/// One unit's summary as ccgrade-static wrote it, or why there is none: a unit that was not
/// analysed is never clean.
struct SummarisedUnit {
  std::string source;
  std::string json;
  std::string error;
};

/// Runs ccgrade-static (`program`) on every unit, side by side.
std::vector<SummarisedUnit> summarise(Host& host, const std::string& program,
                                      const std::vector<TranslationUnit>& units);

}  // namespace ccgrade

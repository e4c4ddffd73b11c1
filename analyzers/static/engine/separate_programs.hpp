#pragma once
#include <vector>

#include "analyzers/static/engine/summary.hpp"

namespace ccgrade {

/// Units that each have a main are of programs that know nothing of each other, though they may
/// call different things by the same name. What each of them declares by itself (UnitSummary::own)
/// gets a name of its own; units without a main, and what headers declare, are everybody's. Nothing
/// changes where there is one main or none.
std::vector<UnitSummary> separate_programs(std::vector<UnitSummary> units);

}  // namespace ccgrade

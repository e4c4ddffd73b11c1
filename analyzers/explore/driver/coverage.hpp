#pragma once
#include <set>

#include "analyzers/explore/driver/session.hpp"
#include "grader/model/exploration.hpp"

namespace ccgrade::explore {

/// Sums up which pairs of places were seen in both orders. Two threads at one and the same place
/// have no order to be told, and are no pair. An Error when the program's symbols cannot be read.
Result<OrderCoverage> sum_up(Host& host, const Program& program,
                             const std::set<OrderedPair>& pairs);

}  // namespace ccgrade::explore

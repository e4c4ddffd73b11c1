#pragma once
#include "analyzers/explore/driver/session.hpp"

namespace ccgrade::explore {

/// Do two executions show the same bug: the same verdict, at the same places?
bool same_failure(const StageReport& a, const StageReport& b);

/// The failure with as few switches away from the usual order as can be had by leaving out threads,
/// returns and single switches (Zeller's ddmin), every candidate executed. Returns the failing
/// execution itself when nothing shorter fails the same way, and what was reached when the program
/// cannot be run any more.
StageReport minimise(Host& host, const Program& program, StageReport failure);

}  // namespace ccgrade::explore

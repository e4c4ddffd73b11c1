#pragma once
#include "analyzers/explore/driver/session.hpp"

namespace ccgrade::explore {

/// Do two executions show the same bug: the same verdict, at the same places?
bool same_failure(const StageReport& a, const StageReport& b);

/// The failure with as few departures from the default schedule as can be had by leaving some out
/// (Zeller's ddmin, with single ones at the end), every candidate executed. Returns the failing
/// execution itself when nothing shorter fails the same way.
Result<StageReport> minimise(Host& host, const Program& program, StageReport failure);

/// "0@8>1,1@4>0" ↔ its departures; "-" is none.
std::vector<std::string> split_schedule(const std::string& schedule);
std::string join_schedule(const std::vector<std::string>& departures);

}  // namespace ccgrade::explore

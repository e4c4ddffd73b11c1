#pragma once
#include "analyzers/explore/driver/session.hpp"
#include "grader/model/exploration.hpp"

namespace ccgrade::explore {

/// Tells a failing execution: `trace` are its steps, `stage` how it ended. Addresses are resolved
/// in the program's debug information; steps outside the user's own sources are left out.
Result<ScheduleFailure> tell(Host& host, const Program& program, const StageReport& stage,
                             const std::vector<TraceStep>& trace);

}  // namespace ccgrade::explore

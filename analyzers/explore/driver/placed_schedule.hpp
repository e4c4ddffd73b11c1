#pragma once
#include "analyzers/explore/driver/session.hpp"
#include "grader/model/exploration.hpp"

namespace ccgrade::explore {

/// The departures of a recorded stage by places in the source; in the trace every visit of those
/// places is a step. Empty where the schedule has none. An Error when the program cannot be read.
Result<std::vector<PlacedSwitch>> place_switches(Host& host, const std::string& program,
                                                 const StageReport& recorded,
                                                 const std::vector<TraceStep>& trace);

/// The same departures in another build of the program, as a plan's `follow` takes them. An Error
/// names the first place that is not there any more.
Result<std::string> find_places(Host& host, const std::string& program,
                                const std::vector<PlacedSwitch>& switches);

}  // namespace ccgrade::explore

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "analyzers/dynamic/symbols/symbolizer.hpp"
#include "analyzers/dynamic/watch/log.hpp"
#include "grader/model/finding.hpp"
#include "grader/model/run.hpp"

namespace ccgrade::watch {

/// How many threads there were, where the event is a scenario's end.
std::optional<ThreadCount> threads_of(const Event& event);

/// What an event of the runtime's log says about the submission; nothing for an event that accuses
/// nobody. `run` is the id of the run that it happened in. The symbolizer must know the addresses.
std::vector<Finding> findings_of(const Event& event, const Symbolizer& symbols,
                                 const std::string& run);

/// All addresses that findings_of will ask for.
std::set<unsigned long> addresses_of(const std::vector<Event>& events);

}  // namespace ccgrade::watch

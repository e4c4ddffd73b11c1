#pragma once
#include <ostream>

#include "grader/model/exploration.hpp"

namespace ccgrade {

/// A failing interleaving as a trace that https://ui.perfetto.dev and chrome://tracing open: a
/// track for each thread, a slice for each step, an arrow for each switch. One step takes one
/// microsecond: what counts is the order. (Trace Event Format, "JSON Array" inside of an object.)
void render_perfetto(const ScheduleFailure& failure, std::ostream& out);

}  // namespace ccgrade

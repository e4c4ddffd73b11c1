#pragma once
#include "grader/model/probe.hpp"

namespace ccgrade {

/// All dynamic tools, as the build found them.
Probes make_dynamic_probes();

}  // namespace ccgrade

#pragma once
#include <memory>

#include "grader/model/probe.hpp"

namespace ccgrade {

/// The explorer: each scenario under thousands of schedules that ccgrade chooses.
std::unique_ptr<Probe> make_explore_probe();

}  // namespace ccgrade

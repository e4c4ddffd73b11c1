#pragma once
#include <memory>

#include "grader/model/probe.hpp"

namespace ccgrade {

/// Static analysis of the submission and the harness together, without running either.
std::unique_ptr<Probe> make_static_probe();

}  // namespace ccgrade

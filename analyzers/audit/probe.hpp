#pragma once
#include <memory>

#include "grader/model/probe.hpp"

namespace ccgrade {

/// Before anything of a submission runs: does it use what turns a detector away or reaches for what
/// is not its own? Each of its findings is a reason not to run it.
std::unique_ptr<Probe> make_audit_probe();

}  // namespace ccgrade

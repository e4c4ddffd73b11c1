#pragma once
#include <stop_token>

#include "grader/host/cells.hpp"
#include "grader/host/process.hpp"

namespace ccgrade {

/// As supervise(), in a cell; cells.ready().
ProcessResult supervise_confined(const Command& command, const Confinement& confinement,
                                 Cells& cells, const std::stop_token& stop);

}  // namespace ccgrade

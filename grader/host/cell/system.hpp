#pragma once
#include <string>

#include "grader/model/result.hpp"

namespace ccgrade::cell {

/// In memory, of the process that makes cells: a place for each one's root beside the system's
/// part.
inline constexpr const char* kPlace = "/mnt";
inline const std::string kRoot = "/mnt/root";

/// Once, before any cell: puts together what every command sees of the system.
Status put_system_together();

/// Shows it in this cell's root.
Status show_system();

}  // namespace ccgrade::cell

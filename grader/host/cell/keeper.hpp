#pragma once
#include <vector>

#include "grader/host/cell/request.hpp"

namespace ccgrade::cell {

/// What comes with a request. Owned by whoever keeps the program.
struct Descriptors {
  std::vector<int> streams;  ///< for Request::targets, in their order
  int report = -1;           ///< gets one Report
  int leash = -1;            ///< reads its end when the program is no longer wanted
};

/// Runs as the first process of a new process and mount namespace: starts the program, holds it to
/// its memory, and reports its end. Whoever is left behind ends with this process.
[[noreturn]] void keep(const Request& request, const Descriptors& descriptors);

}  // namespace ccgrade::cell

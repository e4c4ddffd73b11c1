#include "analyzers/dynamic/symbols/library_faults.hpp"

namespace ccgrade {

bool inside_atomic_shared_ptr(const std::vector<SourceFrame>& frames) {
  return !frames.empty() && frames.front().file.ends_with("/bits/shared_ptr_atomic.h");
}

}  // namespace ccgrade

#include "analyzers/dynamic/symbols/library_faults.hpp"

namespace ccgrade {

bool inside_atomic_shared_ptr(const std::vector<SourceFrame>& frames) {
  // It exchanges the pointers by std::swap, whose frame is further in.
  for (const SourceFrame& frame : frames) {
    if (frame.file.ends_with("/bits/shared_ptr_atomic.h")) return true;
    if (!frame.file.starts_with("/usr/")) return false;
  }
  return false;
}

}  // namespace ccgrade

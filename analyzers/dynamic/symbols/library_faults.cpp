#include "analyzers/dynamic/symbols/library_faults.hpp"

namespace ccgrade {

bool inside_racy_library(const std::vector<SourceFrame>& frames) {
  // What they call, such as std::swap, is further in.
  for (const SourceFrame& frame : frames) {
    if (frame.file.ends_with("/bits/shared_ptr_atomic.h")) return true;
    if (frame.file.ends_with("/bits/locale_facets.h")) return true;
    if (frame.file.ends_with("/bits/locale_facets.tcc")) return true;
    if (frame.file.ends_with("/bits/basic_ios.h")) return true;
    if (!frame.file.starts_with("/usr/")) return false;
  }
  return false;
}

}  // namespace ccgrade

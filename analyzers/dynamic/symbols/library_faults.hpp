#pragma once
#include <vector>

#include "analyzers/dynamic/symbols/symbolizer.hpp"

namespace ccgrade {

/// Does a stack end inside of std::atomic<std::shared_ptr>? Two such accesses race in libstdc++ 12,
/// and no program can help it: the lock is given back by a relaxed store after the pointer was
/// read, so that the next writer is not ordered after the reader (bits/shared_ptr_atomic.h,
/// _Sp_atomic::load).
bool inside_atomic_shared_ptr(const std::vector<SourceFrame>& frames);

}  // namespace ccgrade

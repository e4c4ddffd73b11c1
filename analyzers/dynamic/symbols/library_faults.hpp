#pragma once
#include <vector>

#include "analyzers/dynamic/symbols/symbolizer.hpp"

namespace ccgrade {

/// Does a stack end in code of libstdc++ 12 that races with itself, which no program can help?
/// Three places are known:
/// - std::atomic<std::shared_ptr> reads its pointer and then gives its lock back by a relaxed
///   store, so that the next writer is not ordered after the reader (bits/shared_ptr_atomic.h);
/// - std::ctype<char> keeps what it narrowed or widened in a table that all threads fill without
///   order, always with the same values (bits/locale_facets.h); every std::regex goes there;
/// - num_put, num_get and their like look without order whether a locale has the cache that another
///   thread installs (bits/locale_facets.tcc).
bool inside_racy_library(const std::vector<SourceFrame>& frames);

}  // namespace ccgrade

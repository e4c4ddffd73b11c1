#pragma once
#include <tuple>

#include "grader/model/finding.hpp"

namespace ccgrade {

/// Of two places of one file: does the one stand further up, or further left on its line? False for
/// places of different files.
inline bool stands_before(const Location& one, const Location& other) {
  return one.file == other.file &&
         std::tie(one.line, one.column) < std::tie(other.line, other.column);
}

}  // namespace ccgrade

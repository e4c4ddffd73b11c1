#pragma once
#include <algorithm>

#include "api.hpp"

namespace security {

/// Who guesses from the first byte on learns nothing here before the last one is right.
inline bool same(const Secret& one, const Secret& other) {
  return std::equal(one.rbegin(), one.rend(), other.rbegin());
}

}  // namespace security

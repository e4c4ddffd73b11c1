#pragma once
#include "api.hpp"

namespace security {

/// Are they the same? Looks at all bytes, whatever the first ones were.
inline bool same(const Secret& one, const Secret& other) {
  unsigned char difference = 0;
  for (std::size_t i = 0; i < one.size(); ++i)
    difference = static_cast<unsigned char>(difference | (one[i] ^ other[i]));
  return difference == 0;
}

}  // namespace security

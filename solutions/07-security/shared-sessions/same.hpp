#pragma once
#include "api.hpp"

namespace security {

/// Are they the same? Even the last step is arithmetic: what is below nothing has all its bits.
inline bool same(const Secret& one, const Secret& other) {
  unsigned difference = 0;
  for (std::size_t i = 0; i < one.size(); ++i) difference |= one[i] ^ other[i];
  return ((difference - 1) >> 8 & 1) != 0;
}

}  // namespace security

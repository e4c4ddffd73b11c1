#pragma once
#include <functional>
#include <numeric>

#include "api.hpp"

namespace security {

/// Are they the same? The difference of all bytes, and one look at it.
inline bool same(const Secret& one, const Secret& other) {
  return std::transform_reduce(one.begin(), one.end(), other.begin(), 0U, std::bit_or<unsigned>(),
                               std::bit_xor<unsigned>()) == 0;
}

}  // namespace security

#pragma once
#include "api.hpp"

namespace security {

inline bool same(const Secret& one, const Secret& other) {
  for (std::size_t i = 0; i < one.size(); ++i)
    if (one[i] != other[i]) return false;
  return true;
}

}  // namespace security

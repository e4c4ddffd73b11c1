#pragma once
#include <cstdint>

#include "arena.hpp"
#include "operation.hpp"

namespace ccgrade::explore {

/// One departure from the default schedule: when `thread` (the one that ran last) had passed
/// `event` hooks, `chosen` went on, woken so. Where nothing is said the default holds: the running
/// thread goes on as long as it can, then the next one in the order of creation that can.
struct Departure {
  std::int32_t thread = 0;
  std::uint32_t event = 0;
  std::int32_t chosen = 0;
  Wake wake = Wake::ready;
};

using Schedule = Vec<Departure>;

}  // namespace ccgrade::explore

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
  // Not asked for, but told: what the thread was about to do.
  OpKind kind = OpKind::start;
  std::uintptr_t pc = 0;
  bool whom_to_wake = false;  ///< no: what it did, and had to choose whom it wakes
};

using Schedule = Vec<Departure>;

/// The same in terms of the program's text: when `thread` is about to do such an operation at `pc`
/// for the n-th time. Names of that kind outlive changes elsewhere in the program.
struct PlacedDeparture {
  std::int32_t thread = 0;
  OpKind kind = OpKind::start;
  std::uintptr_t pc = 0;  ///< 0: anywhere
  std::uint32_t visit = 1;
  bool whom_to_wake = false;
  std::int32_t chosen = 0;
  Wake wake = Wake::ready;
};

using PlacedSchedule = Vec<PlacedDeparture>;

}  // namespace ccgrade::explore

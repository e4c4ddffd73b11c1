#pragma once
#include <cstdint>

namespace ccgrade::explore {

/// How a child process ended.
struct ChildEnd {
  int status = 0;             ///< as wait4 has it
  const char* why = nullptr;  ///< it was killed for this; null: it ended by itself
};

/// Waits for a child that executes the program, and kills it when it makes no progress: when it
/// blocks outside of the explorer's reach, or computes for ever and its own clock (faults.hpp) was
/// silenced. From outside, since a signal would end the call in which it blocks.
ChildEnd wait_for_child(long child, std::uint64_t (*progress)(void*), void* of);

}  // namespace ccgrade::explore

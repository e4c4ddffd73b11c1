#pragma once
#include <cstdint>

namespace ccgrade::explore {

/// The running thread sleeps, by virtual time in nanoseconds.
void sleep_until(std::uint64_t deadline, std::uintptr_t pc);
void sleep_for(std::uint64_t duration, std::uintptr_t pc);

}  // namespace ccgrade::explore

#pragma once
#include "races.hpp"

namespace ccgrade::explore {

/// Ends the execution when the memory was freed.
void check_alive(std::uintptr_t address, std::uintptr_t pc);
/// Ends the execution when the access races with an earlier one.
void note_access(const MemoryAccess& what);

}  // namespace ccgrade::explore

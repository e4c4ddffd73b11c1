#pragma once
#include "races.hpp"

namespace ccgrade::explore {

/// What the compiler tells of plain accesses, for those that it does not see.
void plain_access(const void* address, std::size_t size, bool write, std::uintptr_t pc);
/// Ends the execution when the memory was freed, or its thread has ended.
void check_alive(std::uintptr_t address, std::uintptr_t pc);
/// Ends the execution when the access races with an earlier one.
void note_access(const MemoryAccess& what);

}  // namespace ccgrade::explore

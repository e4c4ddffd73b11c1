#pragma once
#include "arena.hpp"

namespace ccgrade::explore {

/// Which instructions touched memory that several threads use, in this execution or an earlier one:
/// before those, and only those, plain accesses are points of the schedule.
void remember_shared_code(Arena& lasting);
/// Is this instruction part of the program itself, not of a shared library?
bool is_program_code(std::uintptr_t pc);
/// May it be an address of the program's code or of its global variables? They are aligned.
bool is_program_memory(std::uintptr_t address);

long program_code_start();
long program_code_size();
void mark_shared(std::uintptr_t pc);
bool is_shared(std::uintptr_t pc);

}  // namespace ccgrade::explore

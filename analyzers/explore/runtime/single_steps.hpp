#pragma once
#include <cstddef>
#include <cstdint>

namespace ccgrade::explore {

/// Takes what was written: so many bytes, as a number.
using WrittenValue = void (*)(std::uint64_t value, unsigned size);

/// Lets the processor trap behind each instruction of the running thread, from the program's at
/// `from` until it is about to call something or to return: by then it has written the bytes at
/// `address`, at most 8, that its hook has told of, and nothing else has. Then calls `take`; with
/// `late_writes`, for g++, which may call something between the hook of a write and the write, only
/// where the bytes are no longer what they were.
void follow_write(std::uintptr_t from, const void* address, unsigned size, bool late_writes,
                  WrittenValue take);

}  // namespace ccgrade::explore

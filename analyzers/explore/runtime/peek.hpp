#pragma once
#include <cstddef>

namespace ccgrade::explore {

/// Copies memory of the program's that may not be there, or not be readable: false then.
bool peek(const void* address, void* into, std::size_t size);

}  // namespace ccgrade::explore

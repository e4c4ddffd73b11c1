#pragma once

#include <cstdint>

namespace ccgrade::explore {

/// The running thread waits until it could read from this one.
void await_descriptor(int descriptor, std::uintptr_t pc);

/// What it has done comes before all that is read from any descriptor from now on.
void tell_by_descriptor();

/// The running thread has seen that something has come by a descriptor: it comes after all that has
/// been written to any.
void learn_by_descriptor();

}  // namespace ccgrade::explore

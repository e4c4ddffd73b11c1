#pragma once
#include "table.hpp"

namespace ccgrade::watch {

/// Counts try-locks that a thread repeats without ever waiting. Past kSpinTries the log gets one
/// "event spin THREAD OBJECT TRIES" with the threads' lines; the program goes on.
void note_failed_try(Thread& thread, const void* object, const Stack& at);

inline constexpr long kSpinTries = 1000;

}  // namespace ccgrade::watch

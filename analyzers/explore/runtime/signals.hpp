#pragma once
#include <signal.h>

namespace ccgrade::explore {

using SignalHandler = void (*)(int, siginfo_t*, void*);

/// Installs a handler that runs on the alternate stack and comes back by a system call of the
/// runtime's own: one of the C library's would itself be watched (system_calls.hpp).
bool handle_signal(int signal, SignalHandler handler);

/// Where a handler returns to.
extern "C" void ccgrade_return_from_signal() asm("ccgrade_return_from_signal");

}  // namespace ccgrade::explore

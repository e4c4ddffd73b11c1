#pragma once
#include <sys/types.h>

#include <cstdint>

namespace ccgrade::explore {

/// As gettid() has it: of the main thread the process's own, others differ from it and each other.
pid_t id_of_running_thread();

/// Sends the signal to the running thread; where that ends the process, it ends the execution, with
/// a failure at `pc`. What the kernel returns: an errno is negative.
long signal_oneself(int signal, std::uintptr_t pc);

}  // namespace ccgrade::explore

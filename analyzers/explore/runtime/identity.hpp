#pragma once
#include <sys/types.h>

#include <cstdint>

namespace ccgrade::explore {

/// As gettid() has it: of the main thread the process's own, others differ from it and each other.
pid_t id_of_running_thread();

/// kill, tgkill or tkill, as the number says, by the program. Where it ends the process, it ends
/// the execution, with a failure at `pc`. What the kernel returns: an errno is negative.
long send_signal(long number, const long (&arguments)[6], std::uintptr_t pc);

}  // namespace ccgrade::explore

#pragma once
#include <cstdint>

namespace ccgrade::explore {

/// kill, tgkill or tkill, as the number says, by the program. Where it ends the process, it ends
/// the execution, with a failure at `pc`. What the kernel returns: an errno is negative.
long send_signal(long number, const long (&arguments)[6], std::uintptr_t pc);

/// The signal comes now, in the running thread. Where it ends the program, that ends the execution,
/// with a failure at `pc`.
void check_survives(int signal, std::uintptr_t pc);

}  // namespace ccgrade::explore

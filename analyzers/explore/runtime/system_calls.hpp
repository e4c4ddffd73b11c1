#pragma once
#include <type_traits>

namespace ccgrade::explore {

/// Watches the system calls of the program while an execution runs in this process: what the kernel
/// keeps (files, mappings, signal handlers, timers) is not undone with the program's memory.
/// False when the kernel cannot do that; executions then need a process each.
bool watch_system_calls();

/// Makes a call in the program's place and takes note when its effect will last; one that starts a
/// process is refused. What the kernel returns: an errno is negative.
long call_for_program(long number, const long (&arguments)[6]);

/// As the kernel takes it.
template <class Argument>
long as_argument(Argument value) {
  if constexpr (std::is_pointer_v<Argument>)
    return reinterpret_cast<long>(value);
  else
    return static_cast<long>(value);
}

/// The program runs from now on, until end.
void begin_watching();
/// True when it made a call whose effect outlives the execution.
bool end_watching();

/// Why the explorer does not follow that system call; null: it does.
const char* out_of_reach(long number);

}  // namespace ccgrade::explore

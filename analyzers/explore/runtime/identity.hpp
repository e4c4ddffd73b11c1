#pragma once
#include <sys/types.h>

namespace ccgrade::explore {

/// As gettid() has it: of the main thread the process's own, others differ from it and each other.
pid_t id_of_running_thread();

}  // namespace ccgrade::explore

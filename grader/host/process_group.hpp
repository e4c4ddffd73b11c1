#pragma once
#include <sys/types.h>

namespace ccgrade {

/// Resident memory of all processes of the group, in KiB; 0 when none is left.
long resident_kib(pid_t group);

}  // namespace ccgrade

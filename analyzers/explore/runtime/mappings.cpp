// Memory that the program gives back to the system: what lies there later is another object, or
// begins anew.
#include <sys/mman.h>
#include <sys/syscall.h>

#include "execution.hpp"
#include "library_memory.hpp"
#include "raw_syscall.hpp"
#include "system_calls.hpp"

using namespace ccgrade::explore;

extern "C" int munmap(void* start, std::size_t size) {
  if (the_execution && size > 0)
    the_execution->races().release_memory(
        the_execution->self(), reinterpret_cast<std::uintptr_t>(start), size, CCGRADE_HERE, false);
  const long arguments[6] = {reinterpret_cast<long>(start), static_cast<long>(size)};
  return static_cast<int>(with_errno(call_for_program(SYS_munmap, arguments)));
}

extern "C" int madvise(void* start, std::size_t size, int advice) {
  const bool forgets = advice == MADV_DONTNEED || advice == MADV_FREE || advice == MADV_REMOVE;
  if (the_execution && forgets && size > 0) writes(start, size, CCGRADE_HERE);
  const long arguments[6] = {reinterpret_cast<long>(start), static_cast<long>(size), advice};
  return static_cast<int>(with_errno(call_for_program(SYS_madvise, arguments)));
}

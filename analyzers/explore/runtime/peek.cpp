#include "peek.hpp"

#include <sys/syscall.h>
#include <sys/uio.h>

#include "raw_syscall.hpp"

namespace ccgrade::explore {

bool peek(const void* address, void* into, std::size_t size) {
  iovec to{into, size};
  iovec from{const_cast<void*>(address), size};
  const long got = raw_syscall(SYS_process_vm_readv, raw_syscall(SYS_getpid),
                               reinterpret_cast<long>(&to), 1, reinterpret_cast<long>(&from), 1, 0);
  return got == static_cast<long>(size);
}

}  // namespace ccgrade::explore

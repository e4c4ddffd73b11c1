#include "early_files.hpp"

#include <fcntl.h>
#include <sys/syscall.h>

#include "raw_syscall.hpp"

namespace ccgrade::explore {
namespace {

constexpr int kFiles = 256;
bool inherited[kFiles];

bool is_open(int fd) {
  return raw_syscall(SYS_fcntl, fd, F_GETFD) >= 0;
}

void note_inherited() {
  for (int fd = 0; fd < kFiles; ++fd) inherited[fd] = is_open(fd);
}
// Before every constructor of the program.
[[gnu::section(".preinit_array"), gnu::used]] void (*const first)() = &note_inherited;

}  // namespace

bool opened_files_before_main() {
  for (int fd = 0; fd < kFiles; ++fd)
    if (is_open(fd) && !inherited[fd]) return true;
  return false;
}

}  // namespace ccgrade::explore

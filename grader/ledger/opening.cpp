#include "grader/ledger/opening.hpp"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace ccgrade {

Opening::Opening(const std::string& folder)
    : fd_(open((folder + "/ledger.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
               0600)) {
  if (fd_ < 0) return;
  while (flock(fd_, LOCK_EX) != 0 && errno == EINTR) continue;
}

Opening::~Opening() {
  if (fd_ >= 0) close(fd_);  // and with it the lock
}

}  // namespace ccgrade

#include "grader/ledger/opening.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace ccgrade {
namespace {

constexpr double kPatienceSeconds = 5;

}  // namespace

Opening::Opening(Host& host, const std::string& folder)
    : fd_(open((folder + "/ledger.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
               0600)) {
  const double since = host.monotonic_seconds();
  while (fd_ >= 0 && flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    if (host.stopping() || host.monotonic_seconds() - since > kPatienceSeconds) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

Opening::~Opening() {
  if (fd_ >= 0) close(fd_);  // and with it the lock
}

}  // namespace ccgrade

// Theory of operation. Whoever opens files that a stranger made is asked to open other ones: by a
// link in place of the file, or by one that takes its place at the right moment (Judge0's
// CVE-2024-28185, go-judge's retracted releases). So the folder, which is ours, is opened by its
// path, and the kernel finds the name beneath it, without links.
#include "grader/host/open_file.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace ccgrade {
namespace {

int open_beneath(int folder, const std::string& name) {
  open_how how{};
  // O_NONBLOCK: a FIFO in a submission must not hang the open.
  how.flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  return static_cast<int>(syscall(SYS_openat2, folder, name.c_str(), &how, sizeof how));
}

}  // namespace

Error system_error(const std::string& what, const std::string& path) {
  return Error{"cannot " + what + " " + path + ": " + std::strerror(errno)};
}

Result<OpenFile> OpenFile::open(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int parent = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (parent < 0) return system_error("read", path);
  const std::string name = path.substr(slash + 1);  // npos + 1 is 0
  OpenFile file(open_beneath(parent, name.empty() ? "." : name));
  const int why = errno;
  close(parent);
  errno = why;
  if (file.fd_ < 0 && errno == ELOOP)
    return Error{path + " is a symbolic link; put the file itself there"};
  if (file.fd_ < 0) return system_error("read", path);
  if (fstat(file.fd_, &file.info_) != 0 || !S_ISREG(file.info_.st_mode))
    return Error{path + " is not a regular file; put the file itself there"};
  return file;
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), info_(other.info_) {}

OpenFile::~OpenFile() {
  if (fd_ >= 0) close(fd_);
}

}  // namespace ccgrade

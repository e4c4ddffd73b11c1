#include "grader/host/new_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "grader/host/open_file.hpp"

namespace ccgrade {

NewFile::NewFile(const std::string& path) : path_(path), temporary_(path + ".XXXXXX") {
  fd_ = mkostemp(temporary_.data(), O_CLOEXEC);
  failed_ = fd_ < 0;
}

NewFile::~NewFile() {
  if (fd_ >= 0) close(fd_);
  if (fd_ >= 0 || failed_) unlink(temporary_.c_str());
}

void NewFile::append(const char* bytes, std::size_t size) {
  for (std::size_t done = 0; done < size && !failed_;) {
    const ssize_t put = write(fd_, bytes + done, size - done);
    failed_ = put < 0;
    if (!failed_) done += static_cast<std::size_t>(put);
  }
}

Status NewFile::keep(mode_t mode) {
  failed_ = failed_ || fchmod(fd_, mode) != 0;
  failed_ = failed_ || close(std::exchange(fd_, -1)) != 0;
  failed_ = failed_ || rename(temporary_.c_str(), path_.c_str()) != 0;
  return failed_ ? Status(system_error("write", path_)) : Done{};
}

}  // namespace ccgrade

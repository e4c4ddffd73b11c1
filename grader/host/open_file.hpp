#pragma once
#include <sys/stat.h>

#include <cstddef>
#include <string>

#include "grader/model/result.hpp"

namespace ccgrade {

/// A regular file, open for reading. The file's name is taken as it stands in its folder: a link
/// there is refused and never followed, and what is no file (a pipe, a device) is not waited for.
class OpenFile {
 public:
  /// An Error names the path and says what is wrong with it.
  static Result<OpenFile> open(const std::string& path);

  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile();

  int fd() const { return fd_; }
  std::size_t size() const { return static_cast<std::size_t>(info_.st_size); }
  bool is_program() const { return (info_.st_mode & S_IXUSR) != 0; }

 private:
  explicit OpenFile(int fd) : fd_(fd) {}
  int fd_;
  struct stat info_{};
};

/// "cannot WHAT PATH: " and what errno says.
Error system_error(const std::string& what, const std::string& path);

}  // namespace ccgrade

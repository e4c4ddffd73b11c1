#pragma once
#include <sys/types.h>

#include <string>

#include "grader/model/result.hpp"

namespace ccgrade {

/// A file that is written beside its place, and renamed when it is whole; until then whoever reads
/// that place sees what was there before.
class NewFile {
 public:
  explicit NewFile(const std::string& path);
  ~NewFile();
  NewFile(const NewFile&) = delete;

  /// What fails is told by `keep`.
  void append(const char* bytes, std::size_t size);
  Status keep(mode_t mode);

 private:
  std::string path_;
  std::string temporary_;
  int fd_ = -1;
  bool failed_ = false;
};

}  // namespace ccgrade

#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "grader/host/process.hpp"
#include "grader/model/result.hpp"

namespace ccgrade {

/// The world: processes, files and the clock. Everything that grading touches goes through here, so
/// that tests can hand in a fake. All members are safe to call from several threads.
class Host {
 public:
  virtual ~Host() = default;

  /// Runs a command to its end or to a limit; its whole process group is gone when this returns.
  /// At most `jobs()` commands run at once, later ones wait for their turn.
  virtual ProcessResult run(const Command& command) = 0;
  virtual int jobs() const = 0;
  /// Do commands with a confinement run in it? An Error says why they run without.
  virtual Status confines() = 0;

  /// The whole file, or an Error when it is missing, not a regular file, or over `cap_bytes`.
  /// Symbolic links are not followed.
  virtual Result<std::string> read_file(const std::string& path, std::size_t cap_bytes) = 0;
  /// digest() of the whole file, however large; otherwise as read_file.
  virtual Result<std::string> digest_file(const std::string& path) = 0;
  /// Writes beside and renames over, so that a reader sees the old file or the new one.
  virtual Status write_file(const std::string& path, const std::string& content) = 0;
  /// The same of a file that read_file would take; it stays a program if it was one.
  virtual Status copy_file(const std::string& from, const std::string& to,
                           std::size_t cap_bytes) = 0;
  /// Names of the entries of a folder, sorted; an Error when it is not a folder.
  virtual Result<std::vector<std::string>> list(const std::string& folder) = 0;
  virtual bool is_folder(const std::string& path) = 0;
  virtual bool is_file(const std::string& path) = 0;
  virtual Status make_folder(const std::string& path) = 0;

  /// Where a program lies, as a shell would find it; nothing when it is not installed.
  virtual std::optional<std::string> find_program(const std::string& name) = 0;

  virtual double monotonic_seconds() = 0;
  /// UTC as ISO 8601 with milliseconds.
  virtual std::string utc_now() = 0;

  /// True once the user asked to stop: what runs is being killed, nothing new should start.
  virtual bool stopping() const = 0;
};

/// A fresh folder below the system's place for temporary files, removed with all it holds when this
/// goes out of scope.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& prefix);
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace ccgrade

#include "grader/host/cell/places.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "grader/host/open_file.hpp"

namespace fs = std::filesystem;

namespace ccgrade::cell {

Status make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  return error ? Status(Error{"cannot make " + path + ": " + error.message()}) : Done{};
}

Status make_place(const std::string& path, bool folder) {
  if (folder) return make_folder(path);
  if (const Status made = make_folder(fs::path(path).parent_path()); !made) return made;
  const int file = open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  // EROFS: it is there, or what binds onto it will say that it is not.
  if (file < 0 && errno != EEXIST && errno != EROFS) return system_error("make", path);
  if (file >= 0) close(file);
  return Done{};
}

namespace {

/// What a mount in a user namespace may not lose when it is mounted again.
unsigned long kept_flags(const std::string& path) {
  struct statvfs info{};
  if (statvfs(path.c_str(), &info) != 0) return 0;
  unsigned long flags = 0;
  const std::pair<unsigned long, unsigned long> pairs[] = {{ST_NOEXEC, MS_NOEXEC},
                                                           {ST_NOATIME, MS_NOATIME},
                                                           {ST_NODIRATIME, MS_NODIRATIME},
                                                           {ST_RELATIME, MS_RELATIME}};
  for (const auto& [shown, flag] : pairs)
    if (info.f_flag & shown) flags |= flag;
  return flags;
}

}  // namespace

Status bind(const std::string& path, const std::string& root, bool writable) {
  const std::string target = root + path;
  if (const Status made = make_place(target, fs::is_directory(path)); !made) return made;
  if (mount(path.c_str(), target.c_str(), nullptr, MS_BIND | MS_REC, nullptr) != 0)
    return system_error("show", path);
  const unsigned long flags = MS_BIND | MS_REMOUNT | MS_NOSUID | MS_NODEV | kept_flags(target) |
                              (writable ? 0UL : static_cast<unsigned long>(MS_RDONLY));
  if (mount(nullptr, target.c_str(), nullptr, flags, nullptr) != 0)
    return system_error("protect", path);
  return Done{};
}

}  // namespace ccgrade::cell

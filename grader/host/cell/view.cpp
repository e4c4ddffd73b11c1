// Theory of operation. A new root is built in memory: the system's folders are bound into it
// read-only, then what the confinement names, each at its own path; /proc shows the new process
// namespace, and /tmp, /dev/shm and the rest of /dev are made afresh. Then the root is exchanged,
// and the old one let go: no path leads back.
#include "grader/host/cell/view.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "grader/host/cell/rights.hpp"

namespace fs = std::filesystem;

namespace ccgrade::cell {
namespace {

constexpr const char* kRoot = "/mnt";
constexpr const char* kPrivateLimits = "mode=1777,size=512m,nr_inodes=50000";

Error cannot(const std::string& what, const std::string& path) {
  return Error{"cannot " + what + " " + path + ": " + std::strerror(errno)};
}

std::string inside(const std::string& path) {
  return kRoot + path;
}

Status make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  return error ? Status(Error{"cannot make " + path + ": " + error.message()}) : Done{};
}

/// Something to bind onto.
Status make_place(const std::string& path, bool folder) {
  if (folder) return make_folder(path);
  if (const Status made = make_folder(fs::path(path).parent_path()); !made) return made;
  const int file = open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0 && errno != EEXIST) return cannot("make", path);
  if (file >= 0) close(file);
  return Done{};
}

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

Status bind(const std::string& path, bool writable) {
  const std::string target = inside(path);
  if (const Status made = make_place(target, fs::is_directory(path)); !made) return made;
  if (mount(path.c_str(), target.c_str(), nullptr, MS_BIND | MS_REC, nullptr) != 0)
    return cannot("show", path);
  const unsigned long flags = MS_BIND | MS_REMOUNT | MS_NOSUID | MS_NODEV | kept_flags(target) |
                              (writable ? 0UL : static_cast<unsigned long>(MS_RDONLY));
  if (mount(nullptr, target.c_str(), nullptr, flags, nullptr) != 0) return cannot("protect", path);
  return Done{};
}

Status mount_new(const char* type, const std::string& path, const char* options) {
  const std::string target = inside(path);
  if (const Status made = make_folder(target); !made) return made;
  if (mount(type, target.c_str(), type, MS_NOSUID | MS_NODEV, options) != 0)
    return cannot("mount", path);
  return Done{};
}

/// /bin may be a folder, or a link into /usr.
Status show_system() {
  for (const std::string path : {"/usr", "/bin", "/lib", "/lib64", "/sbin", "/etc/ld.so.cache",
                                 "/etc/alternatives", "/etc/localtime"}) {
    std::error_code missing;
    const fs::file_status status = fs::symlink_status(path, missing);
    if (!fs::exists(status)) continue;
    if (!fs::is_symlink(status)) {
      if (const Status bound = bind(path, false); !bound) return bound;
      continue;
    }
    fs::create_directories(fs::path(inside(path)).parent_path(), missing);
    fs::copy_symlink(path, inside(path), missing);
  }
  return Done{};
}

Status show_devices() {
  if (const Status made = make_folder(inside("/dev")); !made) return made;
  for (const std::string name : {"null", "zero", "full", "random", "urandom"}) {
    const std::string path = "/dev/" + name, target = inside(path);
    if (const Status made = make_place(target, false); !made) return made;
    if (mount(path.c_str(), target.c_str(), nullptr, MS_BIND, nullptr) != 0)
      return cannot("show", path);
  }
  std::error_code ignored;
  fs::create_symlink("/proc/self/fd", inside("/dev/fd"), ignored);
  return mount_new("tmpfs", "/dev/shm", kPrivateLimits);
}

Status show_named(const Confinement& confinement) {
  std::vector<std::pair<std::string, bool>> paths;
  for (const std::string& path : confinement.readable) paths.emplace_back(path, false);
  for (const std::string& path : confinement.writable) paths.emplace_back(path, true);
  // Outer ones first: they would hide the others.
  std::ranges::sort(paths);
  for (const auto& [path, writable] : paths) {
    if (path.starts_with("/usr/") && !writable) continue;
    if (const Status bound = bind(path, writable); !bound) return bound;
    if (writable && geteuid() == 0 && lchown(inside(path).c_str(), kNobody, kNobody) != 0)
      return cannot("hand over", path);
  }
  return Done{};
}

Status enter_root() {
  if (chdir(kRoot) != 0 || syscall(SYS_pivot_root, ".", ".") != 0) return cannot("enter", kRoot);
  if (umount2(".", MNT_DETACH) != 0 || chdir("/") != 0) return cannot("leave", "the old root");
  return Done{};
}

}  // namespace

Status see_only(const Confinement& confinement) {
  if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return cannot("keep", "/");
  if (mount("tmpfs", kRoot, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=1m") != 0)
    return cannot("mount", kRoot);
  for (const auto step : {show_system, show_devices})
    if (const Status done = step(); !done) return done;
  if (const Status done = mount_new("tmpfs", "/tmp", kPrivateLimits); !done) return done;
  if (const Status done = mount_new("proc", "/proc", nullptr); !done) return done;
  if (const Status done = show_named(confinement); !done) return done;
  return enter_root();
}

}  // namespace ccgrade::cell

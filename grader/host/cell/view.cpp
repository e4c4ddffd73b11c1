// Theory of operation. For each command a new root is made: the system's part is bound into it,
// then what the confinement names, each at its own path; /proc shows the new process namespace,
// /tmp and /dev/shm are made afresh. Then the root is exchanged, and the old one let go: no path
// leads back.
#include "grader/host/cell/view.hpp"

#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

#include "grader/host/cell/places.hpp"
#include "grader/host/cell/rights.hpp"
#include "grader/host/cell/system.hpp"
#include "grader/host/open_file.hpp"

namespace ccgrade::cell {
namespace {

constexpr const char* kPrivateLimits = "mode=1777,size=512m,nr_inodes=50000";

Status mount_new(const char* type, const std::string& path, const char* options) {
  const std::string target = kRoot + path;
  if (const Status made = make_folder(target); !made) return made;
  if (mount(type, target.c_str(), type, MS_NOSUID | MS_NODEV, options) != 0)
    return system_error("mount", path);
  return Done{};
}

Status show_named(const Confinement& confinement) {
  std::vector<std::pair<std::string, bool>> paths;
  for (const std::string& path : confinement.readable) paths.emplace_back(path, false);
  for (const std::string& path : confinement.writable) paths.emplace_back(path, true);
  // Outer ones first: they would hide the others.
  std::ranges::sort(paths);
  for (const auto& [path, writable] : paths) {
    if (const Status bound = bind(path, kRoot, writable); !bound) return bound;
    if (writable && geteuid() == 0 && lchown((kRoot + path).c_str(), kNobody, kNobody) != 0)
      return system_error("hand over", path);
  }
  return Done{};
}

Status enter_root() {
  if (chdir(kRoot.c_str()) != 0 || syscall(SYS_pivot_root, ".", ".") != 0)
    return system_error("enter", kRoot);
  if (umount2(".", MNT_DETACH) != 0 || chdir("/") != 0)
    return system_error("leave", "the old root");
  return Done{};
}

}  // namespace

Status see_only(const Confinement& confinement) {
  if (mount("tmpfs", kRoot.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=1m") != 0)
    return system_error("mount", kRoot);
  if (const Status done = show_system(); !done) return done;
  for (const char* path : {"/tmp", "/dev/shm"})
    if (const Status done = mount_new("tmpfs", path, kPrivateLimits); !done) return done;
  if (const Status done = mount_new("proc", "/proc", nullptr); !done) return done;
  if (const Status done = show_named(confinement); !done) return done;
  return enter_root();
}

}  // namespace ccgrade::cell

// Theory of operation. What all commands see of the system is put together once, in memory: the
// system's folders and a few devices, bound read-only. A cell binds its parts once more, which
// keeps what was protected: half of the calls that making each of them anew would take.
#include "grader/host/cell/system.hpp"

#include <sys/mount.h>

#include <filesystem>

#include "grader/host/cell/places.hpp"
#include "grader/host/open_file.hpp"

namespace fs = std::filesystem;

namespace ccgrade::cell {
namespace {

const std::string kSystem = "/mnt/system";

/// Of /usr what programs, compilers and their headers are; not /usr/local and /usr/share, where
/// ccgrade itself may be installed with its solutions.
constexpr const char* kFolders[] = {"/usr/bin",   "/usr/include", "/usr/lib",
                                    "/usr/lib64", "/usr/libexec", "/usr/share/zoneinfo",
                                    "/bin",       "/lib",         "/lib64"};
constexpr const char* kSettings[] = {"/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"};

/// What is a link there, as /bin may be one into /usr, becomes a link here.
Status show_or_link(const std::string& path, const std::string& from, const std::string& root,
                    Status (*show)(const std::string& path, const std::string& root)) {
  std::error_code missing;
  const fs::file_status status = fs::symlink_status(from + path, missing);
  if (!fs::exists(status)) return Done{};
  if (!fs::is_symlink(status)) return show(path, root);
  fs::create_directories(fs::path(root + path).parent_path(), missing);
  fs::copy_symlink(from + path, root + path, missing);
  return missing ? Status(system_error("link", path)) : Done{};
}

Status put_together_folders() {
  const auto show = [](const std::string& path, const std::string& root) {
    return bind(path, root, false);
  };
  for (const char* path : kFolders)
    if (const Status shown = show_or_link(path, "", kSystem, show); !shown) return shown;
  for (const char* path : kSettings)
    if (const Status shown = show_or_link(path, "", kSystem, show); !shown) return shown;
  return Done{};
}

Status put_together_devices() {
  if (const Status made = make_folder(kSystem + "/dev/shm"); !made) return made;
  for (const std::string name : {"null", "zero", "full", "random", "urandom"}) {
    const std::string path = "/dev/" + name, target = kSystem + path;
    if (const Status made = make_place(target, false); !made) return made;
    if (mount(path.c_str(), target.c_str(), nullptr, MS_BIND, nullptr) != 0)
      return system_error("show", path);
  }
  std::error_code ignored;
  fs::create_symlink("/proc/self/fd", kSystem + "/dev/fd", ignored);
  return Done{};
}

/// As it was put together, read-only.
Status show_part(const std::string& path, const std::string& root) {
  const std::string target = root + path;
  if (const Status made = make_place(target, true); !made) return made;
  if (mount((kSystem + path).c_str(), target.c_str(), nullptr, MS_BIND | MS_REC, nullptr) != 0)
    return system_error("show", path);
  return Done{};
}

}  // namespace

Status put_system_together() {
  if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
    return system_error("keep", "/");
  if (mount("tmpfs", kPlace, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=1m") != 0)
    return system_error("mount", kPlace);
  for (const auto step : {put_together_folders, put_together_devices})
    if (const Status done = step(); !done) return done;
  if (const Status made = make_folder(kRoot); !made) return made;
  // Nobody adds to what all see.
  if (mount(nullptr, kPlace, nullptr, MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, nullptr) != 0)
    return system_error("protect", kPlace);
  return Done{};
}

Status show_system() {
  for (const char* path : kFolders)
    if (const Status shown = show_or_link(path, kSystem, kRoot, &show_part); !shown) return shown;
  for (const char* path : {"/etc", "/dev"})
    if (const Status shown = show_part(path, kRoot); !shown) return shown;
  return Done{};
}

}  // namespace ccgrade::cell

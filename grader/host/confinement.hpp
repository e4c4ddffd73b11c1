#pragma once
#include <string>
#include <vector>

namespace ccgrade {

/// What the processes of a command may ask of the kernel beyond what a program needs that computes,
/// has threads and prints.
struct KernelRights {
  bool programs = false;   ///< become another program: compilers are several
  bool processes = false;  ///< start processes
  bool tracing = false;    ///< ptrace within their own namespace: LeakSanitizer
  bool operator==(const KernelRights&) const = default;
};

/// What a command may see. It has the system's programs and libraries, read-only; a /proc, /tmp and
/// /dev/shm of its own; nobody else's processes; no network; and the files and folders named here,
/// at their own places. Paths are absolute.
struct Confinement {
  std::vector<std::string> readable;
  std::vector<std::string> writable;
  KernelRights rights;
  bool operator==(const Confinement&) const = default;
};

}  // namespace ccgrade

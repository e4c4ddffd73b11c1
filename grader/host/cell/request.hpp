#pragma once
// What the host asks a cell to run, and what it hears of it. A request is one message with the
// descriptors of `targets` beside it, then the one for reports and the leash.
#include <cstdint>
#include <string>
#include <vector>

#include "grader/host/confinement.hpp"
#include "grader/model/result.hpp"

namespace ccgrade::cell {

struct Request {
  std::vector<std::string> argv;  ///< argv[0] is a path
  std::vector<std::string> env;
  std::string cwd;
  std::vector<int> targets;  ///< the numbers that the descriptors sent along get
  Confinement confinement;
  long file_kib = 0;
  long memory_kib = 0;
  long cpu_seconds = 0;
  bool fixed_addresses = false;
  bool operator==(const Request&) const = default;
};

std::string to_text(const Request& request);
Result<Request> request_from(const std::string& text);

/// Whoever writes it has `text` zero-terminated.
struct Report {
  enum class Kind : std::int32_t { failed, ended, out_of_memory, too_many_processes };
  Kind kind = Kind::failed;
  std::int32_t status = 0;  ///< ended: as wait4 has it; failed: errno
  std::int64_t cpu_micros = 0;
  std::int64_t peak_kib = 0;
  std::int32_t left_processes = 0;
  char text[100] = {};  ///< failed: what could not be done
};

}  // namespace ccgrade::cell

#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "grader/model/run.hpp"

namespace ccgrade {

/// Past any of these the whole process group is killed. Zero is not "unlimited": it is refused.
struct Limits {
  double wall_seconds = 10;
  std::size_t output_bytes = 1 << 20;  ///< kept of stdout and of stderr each; the rest is dropped
  /// Resident memory of the process group, polled. Never RLIMIT_AS: sanitizers reserve terabytes.
  long memory_kib = 2 << 20;
  long file_kib = 512 << 10;  ///< largest file it may write
};

/// A pipe from the child's descriptor `child_fd` to us, apart from stdout and stderr: what a
/// submission prints can never be taken for what a tool reports.
struct Channel {
  int child_fd = 3;
  std::size_t cap_bytes = 4 << 20;
};

struct Command {
  std::vector<std::string> argv;  ///< argv[0] is looked up in PATH when it has no slash
  std::string cwd;                ///< empty: ours
  std::vector<std::string> env;   ///< "NAME=value", added to a minimal environment
  std::vector<Channel> channels;
  Limits limits;
  /// Run without address randomisation: sanitizers' shadow layouts fail under 32-bit randomisation.
  bool fixed_addresses = false;
};

struct ProcessResult {
  /// exited (with its code) · signalled · timed_out · out_of_memory · interrupted · our_fault
  Outcome outcome;
  Usage usage;
  std::string out;
  std::string err;
  std::vector<std::string> channels;  ///< in the order of Command::channels
  bool left_processes = false;        ///< others of its group still ran when it ended by itself

  bool succeeded() const { return outcome.ending == Ending::exited && outcome.code == 0; }
};

}  // namespace ccgrade

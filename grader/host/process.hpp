#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "grader/host/confinement.hpp"
#include "grader/model/run.hpp"

namespace ccgrade {

/// Past any of these the whole process group is killed. Zero is not "unlimited": it is refused.
struct Limits {
  /// Far above what any tool takes to look at a file: on a busy machine it may take its time.
  double wall_seconds = 120;
  double quiet_seconds = 0;      ///< between two words on its first channel; 0: as long as it likes
  long cpu_seconds = 24 * 3600;  ///< of each process; past them it is signalled (SIGXCPU)
  std::size_t output_bytes = 1 << 20;  ///< kept of stdout and of stderr each; the rest is dropped
  /// To stdout and stderr together; past them it is stopped.
  std::size_t flood_bytes = std::size_t{1} << 40;
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
  /// What it may see and ask for: of every command that runs, or reads, what a stranger wrote. It
  /// holds where Host::confines().
  std::optional<Confinement> confinement;
};

struct ProcessResult {
  /// exited (with its code) · signalled · timed_out · out_of_memory · over_limit · interrupted ·
  /// our_fault
  Outcome outcome;
  Usage usage;
  std::string out;
  std::string err;
  std::vector<std::string> channels;  ///< in the order of Command::channels
  bool left_processes = false;        ///< others of its group still ran when it ended by itself

  bool succeeded() const { return outcome.ending == Ending::exited && outcome.code == 0; }
};

}  // namespace ccgrade

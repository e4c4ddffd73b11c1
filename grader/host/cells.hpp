#pragma once
#include <mutex>
#include <string>

#include "grader/host/children.hpp"
#include "grader/host/confinement.hpp"
#include "grader/host/process.hpp"
#include "grader/model/result.hpp"

namespace ccgrade {

/// A confined program that runs: our ends of its streams in the order of Child::pipes, the pipe
/// that gets one cell::Report, and the leash: the program ends when it is closed. The caller closes
/// all.
struct ConfinedChild {
  std::vector<int> pipes;
  int report = -1;
  int leash = -1;
};

/// A server of namespaces, started when it is first needed: bubblewrap makes one, and in there
/// `ccgrade-cell` makes a fresh one for each command, which costs a tenth. It ends with this
/// object, and with all that runs in it if this process is killed. Safe from several threads.
class Cells {
 public:
  /// `program`: where ccgrade-cell lies.
  Cells(std::string program, Children& children);
  ~Cells();
  Cells(const Cells&) = delete;

  /// An Error says why nothing can be confined here.
  Status ready();
  /// argv[0] is a path: in a cell nobody looks for a program.
  Result<ConfinedChild> start(const Command& command, const Confinement& confinement);

 private:
  Status open();
  Status await_ready(int errors);

  const std::string program_;
  Children& children_;
  int socket_ = -1;
  int pid_ = -1;
  std::once_flag asked_;
  Status opened_ = Done{};
};

}  // namespace ccgrade

#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

#include "grader/host/children.hpp"
#include "grader/host/process.hpp"
#include "grader/model/result.hpp"

namespace ccgrade {

/// A child in a process group of its own (its id is the group's) and our ends of its pipes, in the
/// order stdout, stderr, then Command::channels. The caller closes them and reaps the child.
struct Child {
  pid_t pid = -1;
  std::vector<int> pipes;
};

/// Starts the command. An Error names the program and why it cannot be started.
Result<Child> spawn(const Command& command, Children& children);

}  // namespace ccgrade

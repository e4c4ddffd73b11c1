#pragma once
#include "analyzers/explore/driver/follow.hpp"
#include "analyzers/explore/driver/search.hpp"
#include "grader/host/host.hpp"
#include "grader/host/installation.hpp"
#include "grader/model/result.hpp"

namespace ccgrade::explore {

struct ExploreRequest {
  std::vector<std::string> sources;  ///< C and C++ files that make one program with a main
  std::vector<std::string> flags;    ///< for the compiler, and for the linker
  SearchBudget budget;
  bool races = true;       ///< is a data race a failure?
  bool leaks = true;       ///< is a thread that nobody joined?
  int max_steps = 20'000;  ///< a longer execution is not judged
  std::string compiler;    ///< clang++-19 when empty, or a g++
};

/// Builds the program with the explorer's runtime and tries schedules until one fails or the budget
/// is used up. The same request gives the same answer on any number of cores. An Error when the
/// program does not compile; the submission is to blame unless that could not be found out.
Result<Exploration> explore(Host& host, const Installation& installation,
                            const ExploreRequest& request);

/// Runs an interleaving again, on a program built from the same sources. An Error that blames the
/// submission when the token is none, or the program is not the one it was made for and has no such
/// places either; one of ours when it cannot be built or run.
Result<Exploration> replay(Host& host, const Installation& installation,
                           const ExploreRequest& request, const KnownSchedule& known);

}  // namespace ccgrade::explore

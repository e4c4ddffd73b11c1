#pragma once
#include <string>
#include <vector>

#include "grader/build/compiler.hpp"
#include "grader/model/challenge.hpp"
#include "grader/model/record.hpp"

namespace ccgrade {

/// Where the challenge's own sources lie and what they may include.
struct SourceFolder {
  std::string cwd;     ///< where they are compiled
  std::string folder;  ///< below `cwd`; empty for `cwd` itself
  std::vector<std::string> include_dirs;
};

/// The .cpp files of a folder. Their objects depend on every source of that folder and of
/// `include_dirs`, subfolders left out.
Result<std::vector<SourceUnit>> units_in(Host& host, const SourceFolder& source);

/// The submission's .cpp files, laid out in `stage` beside api.hpp (`api`: its text).
std::vector<SourceUnit> units_of(const Submission& submission, const std::string& stage,
                                 const std::string& api);

/// The table of scenarios that harness_main.cpp runs, as C++.
std::string scenario_table(const Challenge& challenge);

}  // namespace ccgrade

#pragma once
#include <stop_token>
#include <string>
#include <vector>

#include "grader/catalog/catalog.hpp"
#include "grader/host/host.hpp"
#include "grader/host/installation.hpp"
#include "grader/model/result.hpp"

namespace ccgrade {

/// Exit codes, the same for every subcommand.
enum class Exit : int {
  ok = 0,            ///< passed, or nothing found
  found = 1,         ///< failed, unstable, not gradable, or something found
  usage = 2,         ///< unknown id, missing path, invalid manifest
  cannot_judge = 3,  ///< ccgrade's own failure
  interrupted = 130,
};

/// What every subcommand works with. Made in main, handed down; nothing here is global.
struct Context {
  Host& host;
  const Installation& installation;
  const Catalog& catalog;
  std::string cache_folder;                 ///< XDG_CACHE_HOME/ccgrade
  std::string data_folder;                  ///< XDG_DATA_HOME/ccgrade
  std::string version;                      ///< of ccgrade
  std::vector<std::string> compiler_flags;  ///< what followed "--"
  bool colour = false;                      ///< stdout is a terminal that wants it
  bool animate = false;                     ///< stderr is a terminal
};

/// One sentence on stderr, and the exit code to leave with.
int fail(Exit code, const Error& error);

/// $VARIABLE/ccgrade, or <home>/<standard>/ccgrade when the variable is unset or not absolute.
std::string xdg_folder(const char* variable, const std::string& standard);

/// The name that records carry when --learner does not say otherwise.
std::string default_learner();

}  // namespace ccgrade

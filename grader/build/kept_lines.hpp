#pragma once
#include <string>
#include <vector>

namespace ccgrade {

/// Options of clang for programs of which lines are named. What two branches do alike would be made
/// one, on neither's line: at line 0, which belongs to nobody.
inline std::vector<std::string> keep_lines_flags() {
  std::vector<std::string> flags;
  for (const char* option : {"-sink-common-insts=false", "-hoist-common-insts=false",
                             "-simplifycfg-hoist-common=false", "-enable-tail-merge=false"})
    flags.insert(flags.end(), {"-mllvm", option});
  return flags;
}

}  // namespace ccgrade

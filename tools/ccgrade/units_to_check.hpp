#pragma once
#include <string>
#include <vector>

#include "tools/ccgrade/compile_commands.hpp"

namespace ccgrade {

/// The C and C++ sources that paths name, sorted, with the commands that compile them. Of a folder,
/// those below it that the commands compile; where there are no commands, every source. What no
/// command compiles has `flags`, or C++20's or none for C where there are none. An Error when a path leads nowhere, or none has a source.
Result<std::vector<TranslationUnit>> units_to_check(const std::vector<std::string>& paths,
                                                    const CompileCommands& commands,
                                                    const std::vector<std::string>& flags);

}  // namespace ccgrade

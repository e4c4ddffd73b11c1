#pragma once
#include <string>
#include <vector>

#include "tools/ccgrade/compile_commands.hpp"

namespace ccgrade {

/// The C and C++ sources that paths name, sorted, with the commands that compile them. Of a folder,
/// those below it that the commands compile; where there are no commands, every source. What no
/// command compiles has `flags`, and where there are none, those of C++20 if it is C++. An Error
/// when a path leads nowhere, or none has a source.
Result<std::vector<TranslationUnit>> units_to_check(const std::vector<std::string>& paths,
                                                    const CompileCommands& commands,
                                                    const std::vector<std::string>& flags);

}  // namespace ccgrade

#pragma once
#include <map>
#include <string>

#include "grader/build/builds.hpp"
#include "grader/host/host.hpp"
#include "grader/model/result.hpp"

namespace ccgrade {

/// Units by the path of their source, made canonical.
using CompileCommands = std::map<std::string, TranslationUnit>;

/// What a compilation database says; the Error names the entry that does not fit and its field.
Result<CompileCommands> parse_compile_commands(const std::string& text);

/// What BUILD/compile_commands.json says; nothing when no BUILD is named.
Result<CompileCommands> read_compile_commands(Host& host, const std::string& build);

}  // namespace ccgrade

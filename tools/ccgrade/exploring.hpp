#pragma once
// What `ccgrade explore` and `ccgrade replay` have in common.
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "grader/model/exploration.hpp"
#include "grader/model/result.hpp"
#include "tools/ccgrade/context.hpp"

namespace ccgrade {

void add_compiler_option(CLI::App& command, std::string& compiler);

/// Are these files that can be compiled?
Status check_sources(const Context& context, const std::vector<std::string>& sources);

/// Prints what was found, as text, or as JSON to a file ("-": stdout); the exit code.
int finish_exploring(const Context& context, const Result<Exploration>& exploration,
                     const std::string& json);

}  // namespace ccgrade

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

/// Where else than to the terminal an exploration goes; empty: nowhere.
struct ExplorationOutputs {
  std::string json;      ///< a file, or "-": stdout, instead of the text
  std::string perfetto;  ///< a file: the failing interleaving as a trace
};

void add_output_options(CLI::App& command, ExplorationOutputs& outputs);

/// Can they be written?
Status check_outputs(const ExplorationOutputs& outputs);

/// Prints what was found; the exit code.
int finish_exploring(const Context& context, const Result<Exploration>& exploration,
                     const ExplorationOutputs& outputs);

}  // namespace ccgrade

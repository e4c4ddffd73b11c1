#include "tools/ccgrade/exploring.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "reports/render/clean.hpp"
#include "reports/render/exploration_perfetto.hpp"
#include "reports/render/exploration_text.hpp"
#include "tools/ccgrade/output.hpp"

namespace ccgrade {
namespace {

constexpr std::array<std::string_view, 7> kSuffixes{".cpp", ".cc", ".cxx", ".c++",
                                                    ".C",   ".cp", ".c"};

Status print(const Exploration& exploration, const std::string& json) {
  if (json.empty()) {
    render_exploration(exploration, std::cout);
    return Done{};
  }
  const std::string text =
      nlohmann::json(exploration).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
  if (json != "-") {
    render_exploration(exploration, std::cout);
    return write_output(json, text + "\n");
  }
  std::cout << text << '\n';
  return Done{};
}

Status print_trace(const Exploration& exploration, const std::string& path) {
  if (path.empty()) return Done{};
  if (!exploration.failure) {
    std::cerr << "ccgrade: there is no failure to show, so " << clean_text(path)
              << " was not written\n";
    return Done{};
  }
  std::ostringstream trace;
  render_perfetto(*exploration.failure, trace);
  return write_output(path, trace.str());
}

/// What the compiler said keeps its lines; after it the sentence.
int refuse(const Error& error) {
  const Exit exit = error.blame == Blame::submission ? Exit::usage : Exit::cannot_judge;
  const std::size_t first_line = error.message.find('\n');
  if (first_line == std::string::npos) return fail(exit, error);
  std::string said = clean_text(error.message.substr(first_line + 1));
  if (!said.ends_with('\n')) said += '\n';
  std::cerr << said;
  return fail(exit, Error{error.message.substr(0, first_line)});
}

}  // namespace

void add_compiler_option(CLI::App& command, std::string& compiler) {
  command.add_option("--compiler", compiler, "a g++, in place of clang++-19");
}

Status check_sources(const Context& context, const std::vector<std::string>& sources) {
  for (const std::string& source : sources) {
    if (context.host.is_folder(source))
      return Error{source + " is a folder; name its source files"};
    if (!std::filesystem::exists(source)) return Error{source + " does not exist"};
    if (!context.host.is_file(source)) return Error{source + " is no file; name source files"};
    const std::string suffix = std::filesystem::path(source).extension();
    if (std::ranges::find(kSuffixes, suffix) == kSuffixes.end())
      return Error{source +
                   " is no C or C++ source by its name: it does not end in .cpp, .cc, .cxx "
                   "or .c"};
  }
  return Done{};
}

void add_output_options(CLI::App& command, ExplorationOutputs& outputs) {
  command.add_option("--json", outputs.json, "write JSON to a file, or - for stdout");
  command.add_option("--perfetto", outputs.perfetto,
                     "write the failing interleaving as a trace for ui.perfetto.dev");
}

Status check_outputs(const ExplorationOutputs& outputs) {
  for (const std::string& path : {outputs.json, outputs.perfetto})
    if (const Status writable = path.empty() ? Done{} : check_output(path); !writable)
      return writable;
  return Done{};
}

int finish_exploring(const Context& context, const Result<Exploration>& exploration,
                     const ExplorationOutputs& outputs) {
  if (!exploration && context.host.stopping())
    return fail(Exit::interrupted, Error{"interrupted: nothing was found out"});
  if (!exploration) return refuse(exploration.error());
  if (const Status put = print(*exploration, outputs.json); !put)
    return fail(Exit::cannot_judge, put.error());
  if (const Status put = print_trace(*exploration, outputs.perfetto); !put)
    return fail(Exit::cannot_judge, put.error());
  if (context.host.stopping()) return static_cast<int>(Exit::interrupted);
  if (exploration->failure) return static_cast<int>(Exit::found);
  return static_cast<int>(exploration->inconclusive.empty() ? Exit::ok : Exit::cannot_judge);
}

}  // namespace ccgrade

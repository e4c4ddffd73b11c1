// ccgrade check: static analysis of any C++ code.
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "analyzers/static/units.hpp"
#include "grader/pipeline/merge.hpp"
#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/compile_commands.hpp"
#include "tools/ccgrade/output.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

struct CheckOptions {
  std::vector<std::string> paths;
  std::string build;
  std::vector<std::string> flags;
  std::string json;
  std::vector<std::string> models;
};

bool is_unit(const fs::path& path) {
  const std::string extension = path.extension();
  return extension == ".cpp" || extension == ".cc" || extension == ".cxx" || extension == ".c";
}

Result<std::vector<std::string>> units_below(const std::vector<std::string>& paths) {
  std::vector<std::string> units;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_regular_file(path, error)) {
      units.push_back(path);
    } else if (fs::is_directory(path, error)) {
      for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end;
           entry.increment(error))
        if (entry->is_regular_file(error) && is_unit(entry->path()))
          units.push_back(entry->path().string());
    } else {
      return Error{path + " does not exist"};
    }
  }
  if (units.empty()) return Error{"there is no C or C++ source file in " + paths.front()};
  std::sort(units.begin(), units.end());
  return units;
}

Result<StaticAnalysis> analyse_paths(const Context& context, const CheckOptions& options) {
  const auto sources = units_below(options.paths);
  if (!sources) return sources.error();
  const auto commands = read_compile_commands(context.host, options.build);
  if (!commands) return commands.error();
  std::vector<TranslationUnit> units;
  // What the commands do not name is compiled with the flags of the command line.
  for (const std::string& source : *sources) {
    std::error_code ignored;
    const auto known = commands->find(fs::weakly_canonical(source, ignored));
    units.push_back(known != commands->end() ? known->second
                                             : TranslationUnit{source, "", options.flags});
  }
  Result<StaticAnalysis> done =
      analyse_units(context.host, context.installation, options.models, units);
  if (!done) return done.error();
  const Result<RuleTable> rules = context.catalog.rules();
  if (!rules) return rules.error();
  done->findings = merge(done->findings, *rules);
  return done;
}

void print_json(const StaticAnalysis& result, std::ostream& out) {
  nlohmann::ordered_json not_analysed = nlohmann::ordered_json::array();
  for (const UnreadUnit& unit : result.not_analysed)
    not_analysed.push_back({{"file", unit.source}, {"reason", unit.reason}});
  nlohmann::json findings = result.findings;
  const nlohmann::ordered_json document{{"schema", "ccgrade/check/v1"},
                                        {"findings", findings},
                                        {"not_analysed", not_analysed},
                                        {"analysed", result.analysed}};
  out << document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

void print_text(const StaticAnalysis& result) {
  for (const Finding& finding : result.findings) {
    std::cout << finding.where.file << ':' << finding.where.line << ": "
              << name_of(finding.severity) << ": " << finding.message << " [" << finding.rule
              << "]\n";
    for (const TrailStep& step : finding.trail)
      std::cout << "    " << (step.thread.empty() ? "" : step.thread + "  ") << step.file << ':'
                << step.line << "  " << step.text << '\n';
  }
  for (const UnreadUnit& unit : result.not_analysed)
    std::cerr << "ccgrade: " << unit.reason << (unit.reason.ends_with('\n') ? "" : "\n");
  std::cout << result.findings.size() << " found in " << result.analysed << " files"
            << (result.not_analysed.empty()
                    ? ""
                    : "; not analysed: " + std::to_string(result.not_analysed.size()))
            << '\n';
}

int check(const Context& context, const CheckOptions& options) {
  const Result<StaticAnalysis> result = analyse_paths(context, options);
  if (!result) return fail(Exit::usage, result.error());
  if (options.json.empty()) {
    print_text(*result);
  } else {
    std::ostringstream text;
    print_json(*result, text);
    if (options.json == "-")
      std::cout << text.str();
    else if (const Status put = context.host.write_file(options.json, text.str()); !put)
      return fail(Exit::usage, put.error());
  }
  if (!result->findings.empty()) return static_cast<int>(Exit::found);
  return static_cast<int>(result->not_analysed.empty() ? Exit::ok : Exit::cannot_judge);
}

}  // namespace

void add_check_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command =
      app.add_subcommand("check", "static analysis of any C++ code; compiler flags follow --");
  command->add_option("paths", options->paths, "files and folders")->required();
  command->add_option("-p", options->build, "folder with compile_commands.json");
  command->add_option("--model", options->models, "what a library of yours does, as TOML");
  command->add_option("--json", options->json, "write JSON to a file, or - for stdout");
  command->callback([=, &context, &exit_code] {
    options->flags = context.compiler_flags;
    if (options->flags.empty()) options->flags = {"-std=c++20"};
    exit_code = check(context, *options);
  });
}

}  // namespace ccgrade

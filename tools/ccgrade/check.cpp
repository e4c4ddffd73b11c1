// ccgrade check: static analysis of any C++ code.
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>

#include "analyzers/static/units.hpp"
#include "grader/pipeline/merge.hpp"
#include "reports/render/check_json.hpp"
#include "reports/render/check_sarif.hpp"
#include "reports/render/check_text.hpp"
#include "tools/ccgrade/allowed.hpp"
#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/output.hpp"
#include "tools/ccgrade/units_to_check.hpp"

namespace fs = std::filesystem;

namespace ccgrade {
namespace {

constexpr std::size_t kLargestSource = 16 << 20;

struct CheckOptions {
  std::vector<std::string> paths;
  std::string build;
  std::vector<std::string> flags;
  std::string json;
  std::string sarif;
  std::vector<std::string> models;
  bool no_cache = false;
};

Result<StaticAnalysis> analyse_paths(const Context& context, const CheckOptions& options) {
  const auto commands = read_compile_commands(context.host, options.build);
  if (!commands) return commands.error();
  const auto units = units_to_check(options.paths, *commands, options.flags);
  if (!units) return units.error();
  const StaticOptions how{options.models,
                          options.no_cache ? "" : context.cache_folder + "/summaries"};
  return analyse_units(context.host, context.installation, how, *units);
}

/// The sources that findings point into, for whoever shows them. One that is gone is not shown.
void read_sources(const Context& context, StaticAnalysis& analysis) {
  std::set<std::string> files;
  for (const Finding& finding : analysis.findings) {
    files.insert(finding.where.file);
    for (const Site& site : finding.sites) files.insert(site.file);
  }
  for (const std::string& file : files) {
    std::error_code ignored;
    const Result<std::string> text =
        context.host.read_file(fs::canonical(file, ignored).string(), kLargestSource);
    if (text) analysis.sources.push_back({file, *text});
  }
}

SarifContext sarif_context(const Context& context, RuleTable rules) {
  const std::string pages = context.installation.root + "/analyzers/static/checks/";
  return {context.version, fs::current_path().string(), std::move(rules),
          [&context, pages](const std::string& rule) {
            const Result<std::string> page =
                context.host.read_file(pages + rule + "/README.md", kLargestSource);
            return page ? *page : std::string();
          }};
}

Status write_outputs(const Context& context, const CheckOptions& options,
                     const StaticAnalysis& analysis, const RuleTable& rules) {
  if (!options.json.empty()) {
    std::ostringstream text;
    render_check_json(analysis, text);
    if (const Status done = write_output(options.json, text.str()); !done) return done;
  }
  if (!options.sarif.empty()) {
    std::ostringstream text;
    render_check_sarif(analysis, sarif_context(context, rules), text);
    if (const Status done = write_output(options.sarif, text.str()); !done) return done;
  }
  if (options.json != "-" && options.sarif != "-")
    render_check_text(analysis, context.colour, std::cout);
  return Done{};
}

int check(const Context& context, const CheckOptions& options) {
  if (options.json == "-" && options.sarif == "-")
    return fail(Exit::usage, Error{"only one of --json and --sarif can go to stdout"});
  for (const std::string& file : {options.json, options.sarif})
    if (!file.empty())
      if (const Status writable = check_output(file); !writable)
        return fail(Exit::usage, writable.error());
  const Result<RuleTable> rules = context.catalog.rules();
  if (!rules) return fail(Exit::cannot_judge, rules.error());
  Result<StaticAnalysis> result = analyse_paths(context, options);
  if (!result) return fail(Exit::usage, result.error());
  if (context.host.stopping()) return static_cast<int>(Exit::interrupted);
  result->findings = merge(result->findings, *rules);
  read_sources(context, *result);
  drop_allowed(*result);
  if (const Status done = write_outputs(context, options, *result, *rules); !done)
    return fail(Exit::usage, done.error());
  if (!result->not_analysed.empty()) return static_cast<int>(Exit::cannot_judge);
  return static_cast<int>(result->findings.empty() ? Exit::ok : Exit::found);
}

}  // namespace

void add_check_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command =
      app.add_subcommand("check", "static analysis of any C++ code; compiler flags follow --");
  command->add_option("paths", options->paths, "files and folders")->required();
  command->add_option("-p", options->build, "folder with compile_commands.json");
  command->add_option("--model", options->models, "what a library of yours does, as TOML");
  command->add_flag("--no-cache", options->no_cache, "analyse every file, changed or not");
  command->add_option("--json", options->json, "write JSON to a file, or - for stdout");
  command->add_option("--sarif", options->sarif, "write SARIF to a file, or - for stdout");
  command->callback([=, &context, &exit_code] {
    options->flags = context.compiler_flags;
    exit_code = check(context, *options);
  });
}

}  // namespace ccgrade

// ccgrade explore: controlled schedules of any program with a main.
#include "analyzers/explore/driver/explore.hpp"

#include <cmath>
#include <cstdlib>
#include <regex>

#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/compiler_flags.hpp"
#include "tools/ccgrade/exploring.hpp"
#include "tools/ccgrade/output.hpp"
#include "tools/ccgrade/whole_number.hpp"

namespace ccgrade {
namespace {

struct Options {
  explore::ExploreRequest request;
  std::vector<std::string> aims;  ///< "FILE:LINE"
  bool no_races = false;
  bool no_leaks = false;
  ExplorationOutputs outputs;
};

/// The place that "FILE:LINE" names; the validator below has seen that it does.
Location place_of(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  return {text.substr(0, colon), std::stoi(text.substr(colon + 1)), 0};
}

std::string why_no_place(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  const bool has_both = colon != std::string::npos && colon > 0;
  const std::string line = has_both ? text.substr(colon + 1) : "";
  const bool is_number =
      !line.empty() && line.size() < 8 && line.find_first_not_of("0123456789") == std::string::npos;
  return is_number && std::stoi(line) > 0 ? "" : "must be FILE:LINE, such as bank.cpp:52";
}

/// Empty when it is a time.
std::string why_no_time(const std::string& text) {
  char* end = nullptr;
  const double seconds = std::strtod(text.c_str(), &end);
  const bool is_time = end != text.c_str() && *end == 0 && std::isfinite(seconds) && seconds > 0;
  return is_time ? "" : "must be a number of seconds above 0";
}

int explore_sources(const Context& context, Options options) {
  options.request.flags = context.compiler_flags;
  options.request.races = !options.no_races;
  options.request.leaks = !options.no_leaks;
  for (const std::string& aim : options.aims) options.request.budget.aims.push_back(place_of(aim));
  if (const Status known = check_sources(context, options.request.sources); !known)
    return fail(Exit::usage, known.error());
  if (const Status ours = check_flags(options.request.flags); !ours)
    return fail(Exit::usage, ours.error());
  if (const Status writable = check_outputs(options.outputs); !writable)
    return fail(Exit::usage, writable.error());
  return finish_exploring(context,
                          explore::explore(context.host, context.installation, options.request),
                          options.outputs);
}

}  // namespace

void add_explore_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "explore", "controlled schedules of any program with a main; compiler flags follow --");
  command->add_option("sources", options->request.sources, "C and C++ files of one program")
      ->required();
  command->add_option("--schedules", options->request.budget.schedules, "how many to try")
      ->check(CLI::Range(1L, 1'000'000'000L))
      ->capture_default_str();
  command->add_option("--time", options->request.budget.seconds, "stop after so many seconds")
      ->check(CLI::Validator(&why_no_time, "SECONDS"));
  command
      ->add_option("--strategy", options->request.budget.strategy,
                   "auto, random:PERCENT, pct:DEPTH, pos, surw, dfs")
      ->check(CLI::Validator(
          [](const std::string& name) {
            static const std::regex kKnown(
                "auto|pos|surw|dfs|dfs-unreduced|random(:[1-9][0-9]?)?|pct(:([2-9]|1[0-9]))?");
            return std::regex_match(name, kKnown) ? std::string()
                                                  : "must be auto, random:PERCENT (1 to 99), "
                                                    "pct:DEPTH (2 to 19), pos, surw or "
                                                    "dfs";
          },
          "NAME"))
      ->capture_default_str();
  command->add_option("--seed", options->request.budget.seed, "of the random choices")
      ->check(whole_number())
      ->capture_default_str();
  add_compiler_option(*command, options->request.compiler);
  command
      ->add_option("--max-steps", options->request.max_steps,
                   "of one schedule: a longer one is not judged")
      ->check(CLI::Range(100, 10'000'000))
      ->capture_default_str();
  command
      ->add_option("--aim", options->aims,
                   "a line at which threads should meet, such as a lock: tried first")
      ->check(CLI::Validator(&why_no_place, "FILE:LINE"));
  command->add_flag("--no-races", options->no_races,
                    "a data race is no failure: look for what it leads to");
  command->add_flag("--no-leaks", options->no_leaks,
                    "a thread that nobody joined at the end is no failure");
  add_output_options(*command, options->outputs);
  command->callback([=, &context, &exit_code] { exit_code = explore_sources(context, *options); });
}

}  // namespace ccgrade

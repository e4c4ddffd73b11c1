// ccgrade explore and ccgrade replay: controlled schedules of any program with a main.
#include "analyzers/explore/driver/explore.hpp"

#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "reports/render/clean.hpp"
#include "reports/render/exploration_text.hpp"
#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/output.hpp"

namespace ccgrade {
namespace {

struct Options {
  explore::ExploreRequest request;
  bool no_races = false;
  std::string json;
  std::string token;
};

Status check_sources(const Context& context, const std::vector<std::string>& sources) {
  for (const std::string& source : sources) {
    if (context.host.is_folder(source))
      return Error{source + " is a folder; name its source files"};
    if (!context.host.is_file(source)) return Error{source + " does not exist"};
  }
  return Done{};
}

Status print(const Context& context, const Exploration& exploration, const std::string& json) {
  if (json.empty()) {
    render_exploration(exploration, std::cout);
    return Done{};
  }
  const std::string text =
      nlohmann::json(exploration).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
  if (json != "-") {
    render_exploration(exploration, std::cout);
    return context.host.write_file(json, text + "\n");
  }
  std::cout << text << '\n';
  return Done{};
}

/// What the compiler said keeps its lines; after it the sentence.
int refuse(const Error& error) {
  const std::size_t first_line = error.message.find('\n');
  if (first_line == std::string::npos) return fail(Exit::usage, error);
  std::cerr << clean_text(error.message.substr(first_line + 1));
  return fail(Exit::usage, Error{error.message.substr(0, first_line)});
}

int finish(const Context& context, const Result<Exploration>& exploration,
           const std::string& json) {
  if (!exploration) return refuse(exploration.error());
  if (const Status put = print(context, *exploration, json); !put)
    return fail(Exit::cannot_judge, put.error());
  if (context.host.stopping()) return static_cast<int>(Exit::interrupted);
  if (exploration->failure) return static_cast<int>(Exit::found);
  return static_cast<int>(exploration->inconclusive.empty() ? Exit::ok : Exit::cannot_judge);
}

int explore_sources(const Context& context, Options options) {
  options.request.flags = context.compiler_flags;
  options.request.races = !options.no_races;
  if (const Status known = check_sources(context, options.request.sources); !known)
    return fail(Exit::usage, known.error());
  if (const Status writable = options.json.empty() ? Done{} : check_output(options.json); !writable)
    return fail(Exit::usage, writable.error());
  return finish(context, explore::explore(context.host, context.installation, options.request),
                options.json);
}

/// A report of `ccgrade explore --json` knows its sources, flags and token.
Status read_report(const Context& context, Options& options) {
  const Result<std::string> text = context.host.read_file(options.token, 64 << 20);
  if (!text) return text.error();
  try {
    const auto found = nlohmann::json::parse(*text).get<Exploration>();
    if (!found.failure) return Error{options.token + " holds no failure to replay"};
    options.request.sources = found.sources;
    options.request.flags = found.flags;
    options.token = found.failure->token;
    return Done{};
  } catch (const nlohmann::json::exception&) {
    return Error{options.token + " is neither a token (cc1:…) nor a report of ccgrade explore"};
  }
}

int replay_token(const Context& context, Options options) {
  options.request.flags = context.compiler_flags;
  if (!options.token.starts_with("cc1:"))
    if (const Status read = read_report(context, options); !read)
      return fail(Exit::usage, read.error());
  if (options.request.sources.empty())
    return fail(Exit::usage, Error{"a token needs the program's sources: ccgrade replay TOKEN "
                                   "SOURCE... [-- FLAGS]"});
  if (const Status known = check_sources(context, options.request.sources); !known)
    return fail(Exit::usage, known.error());
  return finish(context,
                explore::replay(context.host, context.installation, options.request, options.token),
                options.json);
}

}  // namespace

void add_explore_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "explore", "controlled schedules of any program with a main; compiler flags follow --");
  command->add_option("sources", options->request.sources, "C and C++ files of one program")
      ->required();
  command->add_option("--schedules", options->request.schedules, "how many to try")
      ->check(CLI::Range(1L, 1'000'000'000L))
      ->capture_default_str();
  command->add_option("--time", options->request.seconds, "stop after so many seconds")
      ->check(CLI::PositiveNumber);
  command->add_option("--strategy", options->request.strategy, "auto, random, pct:D, pos")
      ->check(CLI::Validator(
          [](const std::string& name) {
            const bool known = name == "auto" || name == "pos" || name.starts_with("random") ||
                               name.starts_with("pct");
            return known ? std::string() : "must be auto, random, pct:D or pos";
          },
          "NAME"))
      ->capture_default_str();
  command->add_option("--seed", options->request.seed, "of the random choices")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--compiler", options->request.compiler, "clang++-19, or a g++")
      ->capture_default_str();
  command->add_flag("--no-races", options->no_races,
                    "a data race is no failure: look for what it leads to");
  command->add_option("--json", options->json, "write JSON to a file, or - for stdout");
  command->callback([=, &context, &exit_code] { exit_code = explore_sources(context, *options); });
}

void add_replay_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "replay", "run an interleaving again and tell it; compiler flags follow --");
  command->add_option("token", options->token, "a token (cc1:…), or a report of explore --json")
      ->required();
  command->add_option("sources", options->request.sources, "the program's sources");
  command->add_option("--json", options->json, "write JSON to a file, or - for stdout");
  command->callback([=, &context, &exit_code] { exit_code = replay_token(context, *options); });
}

}  // namespace ccgrade

// ccgrade dev: for those who write challenges, checks, tools and reports.
#include <iostream>

#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/content_check.hpp"
#include "tools/ccgrade/mutation_check.hpp"
#include "tools/ccgrade/stubs.hpp"

namespace ccgrade {
namespace {

struct NewOptions {
  std::string kind;
  std::string name;
};

int begin_new(const Context& context, const NewOptions& options) {
  const auto made = write_stub(context.host, context.installation.root, options.kind, options.name);
  if (!made) return fail(Exit::usage, made.error());
  for (const std::string& path : *made) std::cout << path << '\n';
  std::cout
      << "Build and test it as it is, then make it your own; `rm -r` of the above undoes it.\n";
  return static_cast<int>(Exit::ok);
}

void add_mutate(CLI::App& dev, const Context& context, int& exit_code) {
  auto options = std::make_shared<MutationCheckOptions>();
  CLI::App* mutate = dev.add_subcommand(
      "mutate", "plant known bugs in the solutions, one at a time: how many lose points?");
  mutate->add_option("id", options->challenges, "challenges (default: all)");
  mutate->add_option("--solution", options->solution, "only the solution of this name");
  mutate->add_option("--evidence", options->evidence,
                     "append what became of each to this file, and try none again that it knows");
  mutate->callback([=, &context, &exit_code] { exit_code = check_mutants(context, *options); });
}

}  // namespace

void add_dev_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<ContentCheckOptions>();
  CLI::App* dev = app.add_subcommand("dev", "for those who write challenges, checks or reports");
  dev->require_subcommand(1);
  CLI::App* check = dev->add_subcommand(
      "check", "prove that starters fail, solutions pass and wrong fixes lose what they must");
  check->add_option("id", options->challenges, "challenges (default: all)");
  check->add_option("--solution-repeats", options->solution_repeats, "gradings of each solution")
      ->check(CLI::Range(1, 1000));
  check->add_option("--wrong-fix-repeats", options->wrong_fix_repeats, "gradings of each wrong fix")
      ->check(CLI::Range(1, 1000));
  check->add_option("--evidence", options->evidence,
                    "append what was proved to this file, and skip what it already proves");
  check->add_option("--changed", options->changed,
                    "with --rotate: and whatever this evidence does not know as it is today");
  check->add_option("--rotate", options->rotate,
                    "only one solution and one wrong fix per challenge, picked by this number");
  auto begun = std::make_shared<NewOptions>();
  CLI::App* begin = dev->add_subcommand("new", "begin something in the source tree, from a stub");
  begin->add_option("kind", begun->kind, "check, probe, report or challenge")->required();
  begin->add_option("name", begun->name, "such as lost-orders; a challenge's: 17-lost-orders")
      ->required();
  begin->callback([=, &context, &exit_code] { exit_code = begin_new(context, *begun); });
  add_mutate(*dev, context, exit_code);
  check->callback([=, &context, &exit_code] { exit_code = check_content(context, *options); });
}

}  // namespace ccgrade

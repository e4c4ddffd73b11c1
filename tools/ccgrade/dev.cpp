// ccgrade dev: for those who write challenges.
#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/content_check.hpp"

namespace ccgrade {

void add_dev_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<ContentCheckOptions>();
  CLI::App* dev = app.add_subcommand("dev", "for those who write challenges");
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
  check->callback([=, &context, &exit_code] { exit_code = check_content(context, *options); });
}

}  // namespace ccgrade

// ccgrade show: the statement of a challenge.
#include <iostream>

#include "tools/ccgrade/commands.hpp"

namespace ccgrade {
namespace {

int show(const Context& context, const std::string& id) {
  const Result<Challenge> challenge = context.catalog.challenge(id);
  if (!challenge) return fail(Exit::usage, challenge.error());
  const Result<std::string> statement =
      context.host.read_file(challenge->root + "/README.md", 1 << 20);
  if (!statement) return fail(Exit::cannot_judge, statement.error());
  std::cout << *statement;
  return 0;
}

}  // namespace

void add_show_command(CLI::App& app, const Context& context, int& exit_code) {
  auto id = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("show", "the statement of a challenge");
  command->add_option("id", *id, "challenge, as in `ccgrade list`")->required();
  command->callback([=, &context, &exit_code] { exit_code = show(context, *id); });
}

}  // namespace ccgrade

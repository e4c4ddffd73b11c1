// ccgrade hint: one of a challenge's four hints, from a direction to a sketch.
#include <iostream>

#include "tools/ccgrade/commands.hpp"

namespace ccgrade {
namespace {

int hint(const Context& context, const std::string& id, std::size_t step) {
  const Result<Challenge> challenge = context.catalog.challenge(id);
  if (!challenge) return fail(Exit::usage, challenge.error());
  const std::size_t all = challenge->hints.size();
  std::cout << "Hint " << step << " of " << all << "\n\n" << challenge->hints[step - 1] << '\n';
  if (step < all) std::cout << "\nccgrade hint " << id << ' ' << step + 1 << "  goes further\n";
  return 0;
}

}  // namespace

void add_hint_command(CLI::App& app, const Context& context, int& exit_code) {
  auto id = std::make_shared<std::string>();
  auto step = std::make_shared<std::size_t>(1);
  CLI::App* command = app.add_subcommand("hint", "a hint, from a direction (1) to a sketch (4)");
  command->add_option("id", *id, "challenge, as in `ccgrade list`")->required();
  command->add_option("step", *step, "1 to 4")->check(CLI::Range(1, 4));
  command->callback([=, &context, &exit_code] { exit_code = hint(context, *id, *step); });
}

}  // namespace ccgrade

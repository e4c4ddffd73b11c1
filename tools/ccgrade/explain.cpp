// ccgrade explain: what a rule means, with the smallest failing example and the fix.
#include <iostream>

#include "tools/ccgrade/commands.hpp"

namespace ccgrade {
namespace {

/// A static check's page, or the page that a dynamic tool keeps for a rule of its own.
std::string page_of(const Context& context, const std::string& rule) {
  return context.installation.root + "/analyzers/static/checks/" + rule + "/README.md";
}

int explain(const Context& context, const std::string& rule) {
  const Result<RuleTable> rules = context.catalog.rules();
  if (!rules) return fail(Exit::cannot_judge, rules.error());
  const auto known = rules->find(rule);
  if (known == rules->end()) {
    std::string all;
    for (const auto& [name, info] : *rules) all += (all.empty() ? " " : ", ") + name;
    return fail(Exit::usage,
                Error{"no rule is called \"" + rule.substr(0, 60) + "\"; there are" + all});
  }
  const Result<std::string> page = context.host.read_file(page_of(context, rule), 1 << 20);
  if (page)
    std::cout << *page;
  else
    std::cout << "# " << rule << "\n\n" << known->second.title << ".\n";
  return 0;
}

}  // namespace

void add_explain_command(CLI::App& app, const Context& context, int& exit_code) {
  auto rule = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("explain", "what a rule means, and the fix");
  command->add_option("rule", *rule, "as findings name it: lock-order-inversion")->required();
  command->callback([=, &context, &exit_code] { exit_code = explain(context, *rule); });
}

}  // namespace ccgrade

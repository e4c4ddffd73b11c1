// ccgrade explain: what a rule means, with the smallest failing example and the fix.
#include <iostream>

#include "tools/ccgrade/commands.hpp"

namespace ccgrade {
namespace {

/// A static check has its page beside its code; the other rules' pages lie together.
Result<std::string> page_of(const Context& context, const std::string& rule) {
  const std::string analyzers = context.installation.root + "/analyzers/";
  Result<std::string> page =
      context.host.read_file(analyzers + "static/checks/" + rule + "/README.md", 1 << 20);
  if (!page) page = context.host.read_file(analyzers + "rules/" + rule + ".md", 1 << 20);
  return page;
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
  const Result<std::string> page = page_of(context, rule);
  if (!page) return fail(Exit::cannot_judge, page.error());
  std::cout << *page;
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

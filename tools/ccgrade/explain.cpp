// ccgrade explain: what a rule means, with the smallest failing example and the fix.
#include <algorithm>
#include <iomanip>
#include <iostream>

#include "grader/model/nearest_name.hpp"
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

std::vector<std::string> names_of(const RuleTable& rules) {
  std::vector<std::string> names;
  for (const auto& [name, info] : rules) names.push_back(name);
  return names;
}

int list(const RuleTable& rules) {
  std::size_t width = 0;
  for (const auto& [name, info] : rules) width = std::max(width, name.size());
  for (const auto& [name, info] : rules)
    std::cout << std::left << std::setw(static_cast<int>(width) + 2) << name << info.title << "\n";
  return 0;
}

int explain(const Context& context, const std::string& rule) {
  const Result<RuleTable> rules = context.catalog.rules();
  if (!rules) return fail(Exit::cannot_judge, rules.error());
  if (rule.empty()) return list(*rules);
  if (!rules->contains(rule))
    return fail(Exit::usage,
                Error{"no rule is called \"" + rule.substr(0, 60) + "\"; did you mean " +
                      nearest_name(rule, names_of(*rules)) + "? (`ccgrade explain` lists all)"});
  const Result<std::string> page = page_of(context, rule);
  if (!page) return fail(Exit::cannot_judge, page.error());
  std::cout << *page;
  return 0;
}

}  // namespace

void add_explain_command(CLI::App& app, const Context& context, int& exit_code) {
  auto rule = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("explain", "what a rule means, and the fix");
  command->add_option("rule", *rule, "as findings name it: lock-order-inversion; without it, all");
  command->callback([=, &context, &exit_code] { exit_code = explain(context, *rule); });
}

}  // namespace ccgrade

#include "grader/catalog/manifest.hpp"

#include <algorithm>
#include <set>

#include "grader/catalog/toml_file.hpp"

namespace ccgrade {
namespace {

using View = toml::node_view<const toml::node>;

std::string text(const View& node) {
  return node.value_or(std::string());
}

ScenarioSpec read_scenario(const toml::table& table) {
  ScenarioSpec scenario;
  const View view(table);
  scenario.name = text(view["name"]);
  scenario.title = text(view["title"]);
  scenario.hidden = view["hidden"].value_or(false);
  scenario.observers = strings(view["observers"]);
  if (const toml::table* scales = view["scale"].as_table())
    for (const auto& [observer, value] : *scales)
      scenario.scale[std::string(observer.str())] = value.value_or(1);
  return scenario;
}

/// Rules stand for themselves, a family for all its rules.
std::vector<std::string> expand(const std::vector<std::string>& names, const RuleTable& rules) {
  std::set<std::string> all;
  for (const std::string& name : names) {
    if (rules.count(name)) all.insert(name);
    for (const auto& [rule, info] : rules)
      if (info.family == name) all.insert(rule);
  }
  return {all.begin(), all.end()};
}

Criterion read_criterion(const toml::table& table, const RuleTable& rules) {
  Criterion criterion;
  const View view(table);
  criterion.id = text(view["id"]);
  criterion.title = text(view["title"]);
  criterion.points = view["points"].value_or(0.0);
  criterion.rules = expand(strings(view["rules"]), rules);
  criterion.scenarios = strings(view["scenarios"]);
  criterion.unfinished = value_of<Unfinished>(view["unfinished"].value_or(std::string("unmet")))
                             .value_or(Unfinished::unmet);
  criterion.min_speed = view["min_speed"].value_or(0.0);
  criterion.observers = strings(view["observers"]);
  return criterion;
}

template <class Row>
std::vector<Row> read_rows(const View& node, const auto& read) {
  std::vector<Row> rows;
  if (const toml::array* array = node.as_array())
    for (const toml::node& each : *array)
      if (const toml::table* table = each.as_table()) rows.push_back(read(*table));
  return rows;
}

/// An identifier of C++, since scenario names become function names in generated code.
bool is_identifier(const std::string& name) {
  const auto good = [](unsigned char c) { return std::isalnum(c) || c == '_'; };
  return !name.empty() && !std::isdigit(static_cast<unsigned char>(name[0])) &&
         std::all_of(name.begin(), name.end(), good);
}

/// The first thing that is wrong with a challenge, as "field: what"; empty when nothing is.
std::string complaint(const Challenge& challenge, const toml::table& table,
                      const RuleTable& rules) {
  if (challenge.id.empty()) return "id: missing";
  if (challenge.title.empty()) return "title: missing";
  if (challenge.minutes <= 0) return "minutes: say how long a learner is expected to need";
  if (challenge.files.empty()) return "files: name the files that a submission must have";
  if (challenge.reference.empty()) return "reference: name the solution to measure against";
  if (challenge.scenarios.empty()) return "scenario: there is none";
  if (challenge.rubric.criteria.empty()) return "criterion: there is none";
  if (challenge.hints.size() != 4) return "hints: there must be four";
  std::set<std::string> scenarios;
  for (const ScenarioSpec& scenario : challenge.scenarios) {
    if (!is_identifier(scenario.name)) return "scenario: \"" + scenario.name + "\" is no C++ name";
    if (!scenarios.insert(scenario.name).second) return "scenario: two are called " + scenario.name;
  }
  for (const Criterion& criterion : challenge.rubric.criteria) {
    if (criterion.points <= 0) return "criterion " + criterion.id + ": points must be positive";
    for (const std::string& name : criterion.scenarios)
      if (!scenarios.count(name)) return "criterion " + criterion.id + ": no scenario " + name;
  }
  for (const toml::node& node : *View(table)["criterion"].as_array())
    for (const std::string& name : strings(View(*node.as_table())["rules"]))
      if (expand({name}, rules).empty()) return "criterion: no rule or family is called " + name;
  return {};
}

}  // namespace

Result<Challenge> read_manifest(Host& host, const std::string& path, const RuleTable& rules) {
  const Result<toml::table> table = read_toml(host, path);
  if (!table) return table.error();
  const View view(*table);
  Challenge challenge;
  challenge.id = text(view["id"]);
  challenge.title = text(view["title"]);
  challenge.topic = text(view["topic"]);
  challenge.difficulty = text(view["difficulty"]);
  challenge.minutes = view["minutes"].value_or(0);
  challenge.prerequisites = strings(view["prerequisites"]);
  challenge.files = strings(view["files"]);
  challenge.reference = text(view["reference"]);
  challenge.hints = strings(view["hints"]);
  challenge.starter_findings = strings(view["starter"]["findings"]);
  challenge.scenarios = read_rows<ScenarioSpec>(view["scenario"], read_scenario);
  challenge.rubric.criteria = read_rows<Criterion>(
      view["criterion"], [&](const toml::table& row) { return read_criterion(row, rules); });
  if (const std::string wrong = complaint(challenge, *table, rules); !wrong.empty())
    return Error{path + ": " + wrong};
  return challenge;
}

}  // namespace ccgrade

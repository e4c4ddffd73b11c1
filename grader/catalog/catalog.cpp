#include "grader/catalog/catalog.hpp"

#include <algorithm>
#include <iterator>

#include "grader/catalog/manifest.hpp"
#include "grader/catalog/toml_file.hpp"
#include "grader/model/nearest_name.hpp"

namespace ccgrade {
namespace {

/// The folders below `root` that hold `file`.
std::vector<std::string> folders_with(Host& host, const std::string& root,
                                      const std::string& file) {
  std::vector<std::string> found;
  const Result<std::vector<std::string>> names = host.list(root);
  if (!names) return found;
  for (const std::string& name : *names)
    if (host.is_file(root + "/" + name + "/" + file)) found.push_back(name);
  return found;
}

Error unknown_id(const std::string& id, const std::vector<std::string>& known) {
  if (known.empty()) return Error{"there is no challenge here at all"};
  const auto begins = [&](const std::string& each) {
    return each.starts_with(id) || each.starts_with("0" + id);  // 3, 03, 03-thread
  };
  const auto begun = id.empty() ? known.end() : std::ranges::find_if(known, begins);
  return Error{"there is no challenge \"" + id.substr(0, 60) + "\"; did you mean " +
               (begun == known.end() ? nearest_name(id, known) : *begun) +
               "? (`ccgrade list` shows all)"};
}

}  // namespace

Result<RuleTable> Catalog::rules() const {
  const Result<toml::table> table = read_toml(host_, installation_.root + "/analyzers/rules.toml");
  if (!table) return table.error();
  RuleTable rules;
  for (const auto& [name, node] : *table)
    if (const toml::table* row = node.as_table())
      rules[std::string(name.str())] = {(*row)["family"].value_or(std::string(name.str())),
                                        (*row)["title"].value_or(std::string())};
  return rules;
}

std::vector<std::string> Catalog::challenge_ids() const {
  return folders_with(host_, installation_.root + "/challenges", "challenge.toml");
}

Result<Challenge> Catalog::challenge(const std::string& id) const {
  const std::vector<std::string> known = challenge_ids();
  if (std::find(known.begin(), known.end(), id) == known.end()) return unknown_id(id, known);
  const Result<RuleTable> table = rules();
  if (!table) return table.error();
  const std::string root = installation_.root + "/challenges/" + id;
  Result<Challenge> challenge = read_manifest(host_, root + "/challenge.toml", *table);
  if (!challenge) return challenge;
  if (challenge->id != id)
    return Error{root + "/challenge.toml: id is " + challenge->id + " but the folder is " + id};
  challenge->root = root;
  challenge->solutions_root = installation_.root + "/solutions/" + id;
  return challenge;
}

std::vector<std::string> Catalog::solutions(const Challenge& challenge) const {
  return folders_with(host_, challenge.solutions_root, challenge.files.front());
}

std::vector<std::string> Catalog::wrong_fixes(const Challenge& challenge) const {
  return folders_with(host_, challenge.root + "/wrong-fixes", "expected.toml");
}

std::vector<std::string> Catalog::repairs(const Challenge& challenge) const {
  const std::string root = challenge.root + "/repairs";
  std::vector<std::string> found;
  if (const Result<std::vector<std::string>> names = host_.list(root))
    std::ranges::copy_if(*names, std::back_inserter(found), [&](const std::string& name) {
      return host_.is_folder(root + "/" + name);
    });
  return found;
}

Result<ExpectedLoss> Catalog::expected_loss(const Challenge& challenge,
                                            const std::string& wrong_fix) const {
  const Result<toml::table> table =
      read_toml(host_, challenge.root + "/wrong-fixes/" + wrong_fix + "/expected.toml");
  if (!table) return table.error();
  const toml::node_view<const toml::node> view(*table);
  return ExpectedLoss{view["idea"].value_or(std::string()), strings(view["unmet"]),
                      strings(view["not_judged"]), strings(view["findings"])};
}

Result<std::vector<EquivalentMutant>> Catalog::equivalent_mutants(
    const Challenge& challenge) const {
  const std::string path = challenge.root + "/mutants.toml";
  std::vector<EquivalentMutant> mutants;
  if (!host_.is_file(path)) return mutants;
  const Result<toml::table> table = read_toml(host_, path);
  if (!table) return table.error();
  const toml::array* rows = (*table)["equivalent"].as_array();
  for (std::size_t i = 0; rows && i < rows->size(); ++i) {
    const toml::node_view<const toml::node> row((*rows)[i]);
    const auto text = [&](const char* field) { return row[field].value_or(std::string()); };
    mutants.push_back(
        {text("solution"), text("file"), text("kind"), text("line"), text("because")});
    for (const char* field : {"solution", "file", "kind", "line", "because"})
      if (text(field).empty())
        return Error{path + ": entry " + std::to_string(i + 1) + " lacks `" + field + "`"};
  }
  return mutants;
}

}  // namespace ccgrade

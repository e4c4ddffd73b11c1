#pragma once
#include <map>
#include <string>

namespace ccgrade {

/// What is known of a rule apart from who finds it.
struct RuleInfo {
  std::string family;  ///< rules that can name one and the same bug share it
  std::string title;
};

/// All rules by name (analyzers/rules.toml).
using RuleTable = std::map<std::string, RuleInfo>;

/// The family of a rule; a rule that the table does not know is its own family.
inline const std::string& family_of(const RuleTable& rules, const std::string& rule) {
  const auto found = rules.find(rule);
  return found == rules.end() ? rule : found->second.family;
}

}  // namespace ccgrade

#include "grader/pipeline/merge.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "grader/host/digest.hpp"

namespace ccgrade {
namespace {

using Places = std::set<std::pair<std::string, int>>;

Places places(const Finding& finding, const auto& wanted) {
  Places all;
  for (const Site& site : finding.sites)
    if (wanted(site.role)) all.emplace(site.file, site.line);
  return all;
}

/// Where the two sides meet: a thread's creation for what is wrong with the thread, else what is
/// wanted, awaited, read or written; the one line to show where no site says more.
Places conflict(const Finding& finding) {
  Places met = places(finding, [](Role role) { return role == Role::creates; });
  if (met.empty())
    met = places(finding, [](Role role) {
      return role == Role::wants || role == Role::waits || role == Role::reads ||
             role == Role::writes;
    });
  if (met.empty()) met.emplace(finding.where.file, finding.where.line);
  return met;
}

bool within(const Places& part, const Places& whole) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

/// A deadlock among three threads over the lines of one among two is the same bug; of two races,
/// one line in common is not enough.
bool same_bug(const Finding& a, const Finding& b, const RuleTable& rules) {
  const std::string& family = family_of(rules, a.rule);
  if (family != family_of(rules, b.rule)) return false;
  const Places here = conflict(a);
  const Places there = conflict(b);
  if (family == "deadlock") return within(here, there) || within(there, here);
  return here == there;
}

template <class Item>
void add_missing(std::vector<Item>& to, const std::vector<Item>& from) {
  for (const Item& item : from)
    if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
}

/// Findings of static analysis carry their story as their trail; as evidence it outlives the words
/// of a more certain observer.
void keep_story(Finding& finding) {
  const bool told = std::any_of(finding.evidence.begin(), finding.evidence.end(),
                                [](const Evidence& each) {
                                  return std::holds_alternative<SourceTrail>(each.what);
                                });
  if (finding.tool == "static" && !told)
    finding.evidence.push_back({finding.tool, finding.certainty, SourceTrail{finding.trail}});
}

void absorb(Finding& into, Finding from) {
  if (from.certainty > into.certainty) std::swap(into, from);
  into.severity = std::max(into.severity, from.severity);
  add_missing(into.sites, from.sites);
  add_missing(into.evidence, from.evidence);
}

std::string fingerprint(const Finding& finding) {
  std::set<std::string> symbols;
  for (const Site& site : finding.sites)
    symbols.insert(std::string(name_of(site.role)) + " " + site.function + " " + site.object);
  std::vector<std::string_view> parts{finding.rule};
  parts.insert(parts.end(), symbols.begin(), symbols.end());
  return digest(parts).substr(0, 16);
}

bool graver(const Finding& a, const Finding& b) {
  const auto rank = [](const Finding& each) {
    return std::tuple(-static_cast<int>(each.certainty), -static_cast<int>(each.severity),
                      each.rule, each.where.file, each.where.line, each.tool, each.message);
  };
  return rank(a) < rank(b);
}

}  // namespace

std::vector<Finding> merge(std::vector<Finding> findings, const RuleTable& rules) {
  std::sort(findings.begin(), findings.end(), graver);
  std::vector<Finding> merged;
  for (Finding& finding : findings) {
    keep_story(finding);
    const auto known = std::find_if(merged.begin(), merged.end(), [&](const Finding& each) {
      return same_bug(each, finding, rules);
    });
    if (known == merged.end())
      merged.push_back(std::move(finding));
    else
      absorb(*known, std::move(finding));
  }
  std::sort(merged.begin(), merged.end(), graver);
  for (std::size_t i = 0; i < merged.size(); ++i) {
    merged[i].id = "F" + std::to_string(i + 1);
    merged[i].fingerprint = fingerprint(merged[i]);
  }
  return merged;
}

}  // namespace ccgrade

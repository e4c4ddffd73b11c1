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

bool same_family(const Finding& a, const Finding& b, const RuleTable& rules) {
  return family_of(rules, a.rule) == family_of(rules, b.rule);
}

bool same_bug(const Finding& a, const Finding& b, const RuleTable& rules) {
  return same_family(a, b, rules) && conflict(a) == conflict(b);
}

/// A deadlock among more threads over all the lines of a smaller one, which is no less certain,
/// tells nothing new: repairing the smaller one ends both.
bool larger_cycle_of(const Finding& large, const Finding& small, const RuleTable& rules) {
  if (&large == &small || family_of(rules, large.rule) != "deadlock") return false;
  if (!same_family(large, small, rules) || small.certainty < large.certainty) return false;
  const Places part = conflict(small);
  const Places whole = conflict(large);
  return part.size() < whole.size() &&
         std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

template <class Item>
void add_missing(std::vector<Item>& to, const std::vector<Item>& from) {
  for (const Item& item : from)
    if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
}

/// Findings of static analysis carry their story as their trail; as evidence it outlives the words
/// of a more certain observer.
void keep_story(Finding& finding) {
  const bool told = std::any_of(
      finding.evidence.begin(), finding.evidence.end(),
      [](const Evidence& each) { return std::holds_alternative<SourceTrail>(each.what); });
  if (finding.tool == "static" && !told)
    finding.evidence.push_back({finding.tool, finding.certainty, SourceTrail{finding.trail}});
}

/// One site a place and role: who knows the object's or the function's name lends it.
void add_sites(std::vector<Site>& to, const std::vector<Site>& from) {
  for (const Site& site : from) {
    const auto known = std::find_if(to.begin(), to.end(), [&](const Site& each) {
      return each.role == site.role && each.file == site.file && each.line == site.line;
    });
    if (known == to.end()) {
      to.push_back(site);
      continue;
    }
    if (known->object.empty()) known->object = site.object;
    if (known->function.empty()) known->function = site.function;
  }
}

/// `into` is at least as certain: findings come gravest first.
void absorb(Finding& into, const Finding& from) {
  // Only the source knows what the objects are called: its sentence says more than addresses can.
  if (from.tool == "static") into.message = from.message;
  into.severity = std::max(into.severity, from.severity);
  if (into.replay.empty()) into.replay = from.replay;
  add_sites(into.sites, from.sites);
  add_missing(into.evidence, from.evidence);
}

/// Every larger cycle gives its evidence to the first smaller one that it contains, and goes.
void drop_larger_cycles(std::vector<Finding>& findings, const RuleTable& rules) {
  std::vector<bool> dropped(findings.size(), false);
  for (std::size_t large = 0; large < findings.size(); ++large)
    for (std::size_t small = 0; small < findings.size() && !dropped[large]; ++small) {
      if (!larger_cycle_of(findings[large], findings[small], rules)) continue;
      add_missing(findings[small].evidence, findings[large].evidence);
      dropped[large] = true;
    }
  std::size_t index = 0;
  std::erase_if(findings, [&](const Finding&) { return dropped[index++]; });
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
  // Gravest first, so that the most certain observer's words come first in every group.
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
      absorb(*known, finding);
  }
  drop_larger_cycles(merged, rules);
  std::sort(merged.begin(), merged.end(), graver);
  for (std::size_t i = 0; i < merged.size(); ++i) {
    merged[i].id = "F" + std::to_string(i + 1);
    merged[i].fingerprint = fingerprint(merged[i]);
  }
  return merged;
}

}  // namespace ccgrade

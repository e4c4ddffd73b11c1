#include "reports/render/findings_order.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <tuple>

namespace ccgrade {
namespace {

double lost(const CriterionResult& criterion) {
  const double points = criterion.max_points - criterion.points;
  return criterion.status == CriterionStatus::unmet && std::isfinite(points) ? points : 0;
}

bool cites(const CriterionResult& criterion, const std::string& id) {
  return std::ranges::find(criterion.because, id) != criterion.because.end();
}

RankedFinding ranked(const Finding& finding, const std::vector<CriterionResult>& criteria) {
  RankedFinding result{&finding, 0, {}};
  for (const auto& criterion : criteria) {
    if (lost(criterion) <= 0 || !cites(criterion, finding.id)) continue;
    result.cost += lost(criterion);
    result.citing.push_back(&criterion);
  }
  return result;
}

/// Ties keep the record's order, in which the findings lie in memory.
bool ahead(const RankedFinding& a, const RankedFinding& b) {
  const auto rank = [](const RankedFinding& entry) {
    return std::tuple(entry.cost, entry.finding->severity, entry.finding->certainty);
  };
  return rank(a) != rank(b) ? rank(a) > rank(b) : a.finding < b.finding;
}

const CriterionResult* worst(const std::vector<CriterionResult>& criteria) {
  const auto found = std::ranges::max_element(criteria, {}, lost);
  return found != criteria.end() && lost(*found) > 0 ? &*found : nullptr;
}

const Run* first_cited(const CriterionResult& criterion, const std::vector<Run>& runs) {
  const auto found =
      std::ranges::find_if(runs, [&](const Run& run) { return cites(criterion, run.id); });
  return found == runs.end() ? nullptr : &*found;
}

bool not_compiled(const Facts& facts) {
  return !facts.build.built && !facts.build.errors.empty();
}

}  // namespace

std::vector<RankedFinding> ranked_findings(const GradeRecord& record) {
  std::vector<RankedFinding> all;
  for (const auto& finding : record.facts.findings)
    all.push_back(ranked(finding, record.scorecard.criteria));
  std::ranges::sort(all, ahead);
  return all;
}

std::string together_with(const RankedFinding& ranked) {
  std::vector<std::string> others;
  for (const auto* criterion : ranked.citing)
    for (const auto& id : criterion->because) {
      const bool finding = id.size() > 1 && id[0] == 'F' && std::isdigit(id[1]);
      if (finding && id != ranked.finding->id && std::ranges::find(others, id) == others.end())
        others.push_back(id);
    }
  std::string text;
  for (const auto& id : others) text += (text.empty() ? ", together with " : ", ") + id;
  return text;
}

bool is_aside(const RankedFinding& ranked) {
  const auto& finding = *ranked.finding;
  const bool weak =
      finding.certainty == Certainty::suspected || finding.severity == Severity::advice;
  return weak && ranked.cost <= 0;
}

std::string FirstFix::replay() const {
  if (finding) return finding->finding->replay;
  return run ? run->replay : "";
}

FirstFix first_fix(const GradeRecord& record) {
  FirstFix first;
  const auto all = ranked_findings(record);
  const bool strong = !all.empty() && !is_aside(all.front());
  if (strong && (all.front().cost > 0 || !record.facts.refused.empty())) {
    first.finding = all.front();
  } else if (!record.facts.refused.empty()) {
    first.refused = true;
  } else if (not_compiled(record.facts)) {
    first.build_errors = true;
  } else if (const auto* criterion = worst(record.scorecard.criteria)) {
    first.criterion = criterion;
    first.run = first_cited(*criterion, record.facts.runs);
  }
  return first;
}

std::vector<RankedFinding> other_findings(const GradeRecord& record) {
  auto all = ranked_findings(record);
  std::erase_if(all, is_aside);
  if (first_fix(record).finding) all.erase(all.begin());
  return all;
}

std::vector<RankedFinding> aside_findings(const GradeRecord& record) {
  auto all = ranked_findings(record);
  std::erase_if(all, std::not_fn(is_aside));
  return all;
}

}  // namespace ccgrade

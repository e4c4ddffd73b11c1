#include "tools/ccgrade/planted.hpp"

#include <algorithm>
#include <set>

namespace ccgrade {
namespace {

constexpr const char* kBuildAfresh = "build ccgrade afresh (make build) and ask doctor again";

std::string build_fault(const Facts& facts) {
  for (const NotJudged& each : facts.not_judged)
    if (each.observer == "build") return each.reason;
  return facts.build.errors;
}

std::string told(const Run& run) {
  const std::string detail = run.outcome.detail.empty() ? "" : " (" + run.outcome.detail + ")";
  return run.id + " ended as " + std::string(name_of(run.outcome.ending)) + detail;
}

/// Why an observer is blind: what it says itself, then what became of its runs.
std::string blindness(const Facts& facts, const std::string& observer) {
  for (const NotJudged& each : facts.not_judged)
    if (each.observer == observer) return each.reason;
  if (const std::string fault = build_fault(facts); !fault.empty()) return fault;
  const std::string advice = std::string("; trust no verdict of its here, ") + kBuildAfresh;
  for (const Run& run : facts.runs)
    if (run.tool == observer && run.outcome.ending != Ending::passed) return told(run) + advice;
  return "it looked and did not report it" + advice;
}

bool reports(const Finding& finding, const std::string& rule, const std::string& observer) {
  return finding.rule == rule &&
         std::ranges::find(finding.evidence, observer, &Evidence::tool) != finding.evidence.end();
}

Examined must_report(const Planted& plant, const Facts& facts, const std::string& observer) {
  const bool seen = std::ranges::any_of(facts.findings, [&](const Finding& finding) {
    return reports(finding, plant.rule, observer);
  });
  return {seen, observer + " sees the planted " + plant.name,
          seen ? "" : blindness(facts, observer)};
}

Examined nobody_accuses(const Facts& facts) {
  Examined examined{facts.findings.empty(), "nobody accuses the correct program", ""};
  if (!examined.good)
    examined.remedy = facts.findings.front().tool + " says: " + facts.findings.front().message +
                      "; " + kBuildAfresh;
  return examined;
}

/// What is missing for "it was run by everybody and passed each time"; empty when nothing is.
std::string shortcoming(const Challenge& challenge, const Facts& facts) {
  if (!facts.build.built) return "it was not built: " + build_fault(facts);
  const auto failed = std::ranges::find_if(
      facts.runs, [](const Run& run) { return run.outcome.ending != Ending::passed; });
  if (failed != facts.runs.end()) return told(*failed);
  std::set<std::pair<std::string, std::string>> passed;
  for (const Run& run : facts.runs) passed.emplace(run.tool, run.scenario);
  for (const ScenarioSpec& scenario : challenge.scenarios)
    for (const std::string& observer : scenario.observers)
      if (!passed.contains({observer, scenario.name}))
        return observer + " did not run " + scenario.name;
  return {};
}

Examined must_pass(const Challenge& challenge, const Facts& facts) {
  const std::string missing = shortcoming(challenge, facts);
  return {missing.empty(), "the correct program passes",
          missing.empty() ? "" : missing + "; " + kBuildAfresh};
}

}  // namespace

const std::vector<Planted>& planted_programs() {
  static const std::vector<Planted> all{
      {"race", "data-race", {"tsan", "helgrind", "explore"}},
      {"leak", "memory-leak", {"asan", "memcheck"}},
      {"use-after-free", "use-after-free", {"asan"}},
      {"undefined-behaviour", "undefined-behaviour", {"asan"}},
      {"deadlock", "lock-order-inversion", {"static", "watch", "explore"}},
      {"correct", "", {}},
  };
  return all;
}

std::vector<Examined> examine_planted(const Planted& plant, const Challenge& challenge,
                                      const GradeRecord& record) {
  const Facts& facts = record.facts;
  std::vector<Examined> all;
  for (const std::string& observer : plant.observers)
    all.push_back(must_report(plant, facts, observer));
  if (!plant.rule.empty()) return all;
  all.push_back(nobody_accuses(facts));
  all.push_back(must_pass(challenge, facts));
  for (const NotJudged& each : facts.not_judged)
    all.push_back({false, each.observer + " can judge the correct program", each.reason});
  return all;
}

}  // namespace ccgrade

#include "grader/score/score.hpp"

#include <algorithm>
#include <set>

namespace ccgrade {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

void cite(CriterionResult& result, CriterionStatus status, const std::string& cause,
          const std::string& reason) {
  const bool graver = result.status == CriterionStatus::met || status == CriterionStatus::unmet;
  if (!graver && result.status != status) return;
  if (result.status != status) {
    result.because.clear();
    result.reason.clear();
  }
  result.status = status;
  if (!cause.empty() && !contains(result.because, cause)) result.because.push_back(cause);
  if (result.reason.empty()) result.reason = reason;
}

void judge_findings(const Criterion& criterion, const Facts& facts, CriterionResult& result) {
  for (const Finding& finding : facts.findings)
    if (costs_points(finding) && contains(criterion.rules, finding.rule))
      cite(result, CriterionStatus::unmet, finding.id, finding.message);
}

void judge_scenarios(const Criterion& criterion, const Facts& facts, CriterionResult& result) {
  for (const Run& run : facts.runs) {
    if (!contains(criterion.scenarios, run.scenario)) continue;
    if (run.outcome.ending == Ending::passed || run.outcome.ending == Ending::skipped) continue;
    const std::string reason = run.scenario + ": " + run.outcome.detail;
    const bool blameless =
        run.outcome.ending == Ending::our_fault || run.outcome.ending == Ending::interrupted;
    const bool no_judgement = !ended(run.outcome) && criterion.unfinished == Unfinished::not_judged;
    cite(result, blameless || no_judgement ? CriterionStatus::not_judged : CriterionStatus::unmet,
         run.id, reason);
  }
}

void judge_speed(const Criterion& criterion, const Facts& facts, CriterionResult& result) {
  if (criterion.min_speed <= 0) return;
  for (const Run& run : facts.runs)
    if (run.tool == "bench" && run.outcome.ending != Ending::passed)
      cite(result, CriterionStatus::unmet, run.id,
           "the benchmark did not end well: " + run.outcome.detail);
  for (const Speed& speed : facts.speeds) {
    const std::string figure = std::to_string(static_cast<int>(speed.ratio * 100 + 0.5)) +
                               " % of the reference's speed in " + speed.benchmark;
    if (is_certainly_below(speed, criterion.min_speed))
      cite(result, CriterionStatus::unmet, "bench", figure);
    else if (speed.ratio < criterion.min_speed)
      cite(result, CriterionStatus::not_judged, "bench", figure + ", but too uncertain to count");
  }
}

/// The observer's first run when none of its runs came to an end; null when it had none, or when
/// one did.
const Run* saw_nothing_end(const Facts& facts, const std::string& observer) {
  const Run* first = nullptr;
  for (const Run& run : facts.runs) {
    if (run.tool != observer) continue;
    if (ended(run.outcome)) return nullptr;
    if (!first) first = &run;
  }
  return first;
}

bool asks_about(const Criterion& criterion, const std::string& scenario) {
  return criterion.scenarios.empty() || contains(criterion.scenarios, scenario);
}

/// What an observer of a criterion did not get to see is not judged. A criterion that names no
/// scenario asks about all of them to their very end: one that was stopped at its limit is a gap.
void judge_gaps(const Criterion& criterion, const std::string& observer, const Facts& facts,
                CriterionResult& result) {
  for (const Run& run : facts.runs) {
    if (run.tool != observer || !asks_about(criterion, run.scenario)) continue;
    if (run.outcome.ending == Ending::skipped)
      cite(result, CriterionStatus::not_judged, run.id,
           observer + " did not run " + run.scenario + ": " + run.outcome.detail);
    else if (criterion.scenarios.empty() && run.outcome.ending == Ending::timed_out)
      cite(result, CriterionStatus::not_judged, run.id,
           observer + " did not see " + run.scenario + " end: " + run.outcome.detail);
  }
}

void judge_observers(const Criterion& criterion, const Facts& facts, CriterionResult& result) {
  for (const std::string& observer : criterion.observers) {
    const auto missing =
        std::find_if(facts.not_judged.begin(), facts.not_judged.end(),
                     [&](const NotJudged& each) { return each.observer == observer; });
    if (missing != facts.not_judged.end())
      cite(result, CriterionStatus::not_judged, observer, observer + ": " + missing->reason);
    else if (!contains(facts.judged, observer))
      cite(result, CriterionStatus::not_judged, observer, observer + " did not run");
    // An observer that saw no scenario to its end has seen too little to acquit.
    if (const Run* first = saw_nothing_end(facts, observer))
      cite(result, CriterionStatus::not_judged, first->id,
           observer + " saw no scenario end: " + first->outcome.detail);
    judge_gaps(criterion, observer, facts, result);
  }
}

CriterionResult judge(const Criterion& criterion, const Facts& facts) {
  CriterionResult result{
      criterion.id, criterion.title, CriterionStatus::met, 0, criterion.points, {}, {}};
  judge_findings(criterion, facts, result);
  judge_scenarios(criterion, facts, result);
  judge_speed(criterion, facts, result);
  judge_observers(criterion, facts, result);
  if (result.status == CriterionStatus::met) result.points = criterion.points;
  return result;
}

/// A costing finding that no criterion names: the rubric has a hole, and a hole is no pass.
const Finding* uncovered(const Rubric& rubric, const Facts& facts) {
  for (const Finding& finding : facts.findings) {
    const auto names = [&](const Criterion& criterion) {
      return contains(criterion.rules, finding.rule);
    };
    if (costs_points(finding) &&
        std::none_of(rubric.criteria.begin(), rubric.criteria.end(), names))
      return &finding;
  }
  return nullptr;
}

/// A run that no criterion charged must not slip through either: a scenario that some tool saw
/// failing is no pass.
const Run* failing_run(const Facts& facts) {
  for (const Run& run : facts.runs)
    if (run.outcome.ending != Ending::passed && run.outcome.ending != Ending::skipped &&
        run.outcome.ending != Ending::our_fault && run.outcome.ending != Ending::interrupted)
      return &run;
  return nullptr;
}

/// Nothing but runs speaks against it, and each of their scenarios passed at other times. A
/// schedule that the explorer chose is no matter of luck: it fails whenever it is chosen.
bool only_sometimes(const Scorecard& card, const Facts& facts) {
  std::set<std::string> failed;
  for (const CriterionResult& criterion : card.criteria) {
    if (criterion.status != CriterionStatus::unmet) continue;
    for (const std::string& cause : criterion.because) {
      const auto run = std::find_if(facts.runs.begin(), facts.runs.end(),
                                    [&](const Run& each) { return each.id == cause; });
      if (run == facts.runs.end() || run->tool == "explore") return false;
      failed.insert(run->scenario);
    }
  }
  const auto passed_once = [&](const std::string& scenario) {
    return std::any_of(facts.runs.begin(), facts.runs.end(), [&](const Run& run) {
      return run.scenario == scenario && run.outcome.ending == Ending::passed;
    });
  };
  return !failed.empty() && std::all_of(failed.begin(), failed.end(), passed_once);
}

void conclude(Scorecard& card, const Rubric& rubric, const Facts& facts) {
  const auto first = [&](CriterionStatus status) {
    return std::find_if(card.criteria.begin(), card.criteria.end(),
                        [&](const CriterionResult& each) { return each.status == status; });
  };
  const auto unmet = first(CriterionStatus::unmet);
  const auto unjudged = first(CriterionStatus::not_judged);
  if (unmet != card.criteria.end()) {
    const bool sometimes = only_sometimes(card, facts);
    card.verdict = sometimes ? Verdict::unstable : Verdict::fail;
    card.reason =
        sometimes ? "passed some runs and failed others: " + unmet->reason : unmet->reason;
  } else if (const Finding* finding = uncovered(rubric, facts)) {
    card.verdict = Verdict::fail;
    card.reason = finding->id + ": " + finding->message;
  } else if (const Run* run = failing_run(facts)) {
    card.verdict = Verdict::fail;
    card.reason = run->id + ": " + run->outcome.detail;
  } else if (unjudged != card.criteria.end()) {
    card.verdict = Verdict::infra_error;
    card.reason = unjudged->reason;
  } else {
    card.verdict = Verdict::pass;
  }
}

/// Nothing was run: every criterion is open, and no score is lost beyond that.
Scorecard unjudged(const Rubric& rubric, Verdict verdict, const std::string& reason) {
  Scorecard card;
  card.verdict = verdict;
  card.reason = reason;
  for (const Criterion& criterion : rubric.criteria) {
    card.max += criterion.points;
    card.criteria.push_back({criterion.id,
                             criterion.title,
                             CriterionStatus::not_judged,
                             0,
                             criterion.points,
                             {},
                             reason});
  }
  return card;
}

}  // namespace

bool costs_points(const Finding& finding) {
  return finding.severity == Severity::error && finding.certainty != Certainty::suspected;
}

Scorecard score(const Rubric& rubric, const Facts& facts) {
  if (!facts.refused.empty()) return unjudged(rubric, Verdict::not_gradable, facts.refused);
  if (facts.interrupted)
    return unjudged(rubric, Verdict::infra_error, "stopped by the user before it was done");
  if (!facts.build.built) {
    const bool theirs = !facts.build.errors.empty();
    const std::string ours =
        facts.not_judged.empty() ? "nothing was built" : facts.not_judged.front().reason;
    return unjudged(rubric, theirs ? Verdict::not_gradable : Verdict::infra_error,
                    theirs ? "the submission does not compile" : ours);
  }
  Scorecard card;
  for (const Criterion& criterion : rubric.criteria) {
    card.criteria.push_back(judge(criterion, facts));
    card.total += card.criteria.back().points;
    card.max += criterion.points;
  }
  conclude(card, rubric, facts);
  return card;
}

}  // namespace ccgrade

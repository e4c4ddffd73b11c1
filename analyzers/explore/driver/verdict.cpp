#include "analyzers/explore/driver/verdict.hpp"

#include <algorithm>
#include <cstdio>
#include <set>

#include "analyzers/dynamic/symbols/symbolizer.hpp"

namespace ccgrade::explore {
namespace {

constexpr std::size_t kToldSteps = 40;

struct Meaning {
  const char* kind;  ///< of the failure
  const char* says;  ///< in its message, where one kind stands for several rules
  const char* rule;
  Ending ending;  ///< of the run
};

constexpr Meaning kMeanings[] = {
    {"race", "", "data-race", Ending::passed},  // what else it leads to is searched for apart
    {"deadlock", "waits for itself", "self-deadlock", Ending::deadlocked},
    {"deadlock", "in a cycle", "lock-order-inversion", Ending::deadlocked},
    {"deadlock", "", "stuck-thread", Ending::deadlocked},
    {"lost-wakeup", "", "lost-wakeup", Ending::deadlocked},
    {"assert", "", "failed-check", Ending::failed_check},
    {"exit", "", "failed-check", Ending::exited},
    {"leak", "", "thread-not-joined", Ending::passed},
    {"crash", "", "crash", Ending::signalled},
    {"use-after-free", "twice", "double-free", Ending::signalled},
    {"use-after-free", "", "use-after-free", Ending::signalled},
    {"misuse", "freed that was not allocated", "double-free", Ending::signalled},
    {"misuse", "holds a mutex in it", "mutex-destroyed-locked", Ending::signalled},
    {"misuse", "destroyed while a thread holds it", "mutex-destroyed-locked", Ending::signalled},
    {"misuse", "unlocks", "unlock-not-held", Ending::signalled},
    {"misuse", "does not hold", "unlock-not-held", Ending::signalled},
    {"misuse", "", "undefined-behaviour", Ending::signalled},
    {"uncaught-exception", "", "uncaught-exception", Ending::signalled},
};

const Meaning* meaning_of(const ScheduleFailure& failure) {
  const auto fits = [&](const Meaning& meaning) {
    return failure.kind == meaning.kind && failure.message.find(meaning.says) != std::string::npos;
  };
  const auto found = std::ranges::find_if(kMeanings, fits);
  return found == std::end(kMeanings) ? nullptr : &*found;
}

Role role_of(const Meaning& meaning, const TrailStep& party, bool first) {
  const std::string rule = meaning.rule;
  if (rule == "thread-not-joined") return first ? Role::creates : Role::calls;
  if (rule == "data-race") return party.text.starts_with("reads") ? Role::reads : Role::writes;
  if (meaning.ending != Ending::deadlocked) return Role::calls;
  return rule == "lock-order-inversion" || rule == "self-deadlock" ? Role::wants : Role::waits;
}

/// The submission's steps that led there, the last ones where there are many, and where the threads
/// stand.
std::vector<TrailStep> trail_of(const ScheduleFailure& failure) {
  std::vector<TrailStep> trail;
  std::ranges::copy_if(failure.story, std::back_inserter(trail),
                       [](const TrailStep& step) { return of_submission(step.file); });
  if (trail.size() > kToldSteps) trail.erase(trail.begin(), trail.end() - kToldSteps);
  for (const TrailStep& party : failure.threads)
    if (party.line > 0) trail.push_back(party);
  return trail;
}

void add_sites(Finding& finding, const Meaning& meaning, const ScheduleFailure& failure) {
  for (std::size_t i = 0; i < failure.threads.size(); ++i) {
    const TrailStep& party = failure.threads[i];
    if (party.line == 0 || !of_submission(party.file)) continue;
    const Site site{role_of(meaning, party, i == 0), party.file, party.line, {}, {}};
    if (std::ranges::find(finding.sites, site) == finding.sites.end())
      finding.sites.push_back(site);
    if (finding.where.line == 0) finding.where = {party.file, party.line, 0};
  }
}

/// A check that does not hold is the harness's; what led to it is what the threads did last.
void add_last_steps(Finding& finding, const ScheduleFailure& failure) {
  std::set<std::string> threads;
  for (auto step = failure.story.rbegin(); step != failure.story.rend(); ++step) {
    if (!of_submission(step->file) || !threads.insert(step->thread).second) continue;
    finding.sites.push_back({Role::calls, step->file, step->line, {}, {}});
    if (finding.where.line == 0) finding.where = {step->file, step->line, 0};
    if (threads.size() == 2) return;
  }
}

Finding finding_of(const Meaning& meaning, const ScheduleFailure& failure, const Run& run) {
  Finding finding;
  finding.rule = meaning.rule;
  finding.tool = "explore";
  finding.certainty = Certainty::proven;
  finding.message = failure.message;
  finding.trail = trail_of(failure);
  finding.evidence.push_back({"explore", Certainty::proven, RunRef{run.id}});
  finding.evidence.push_back({"explore", Certainty::proven, ScheduleRef{failure.token}});
  add_sites(finding, meaning, failure);
  if (finding.sites.empty() && finding.rule == "failed-check") add_last_steps(finding, failure);
  return finding;
}

std::string count(long number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

/// How much was looked at, and what that is worth.
std::string looked_at(const Exploration& exploration) {
  std::string text = count(exploration.schedules, "schedule") + " of " +
                     count(exploration.threads, "thread") + " and up to " +
                     count(exploration.points, "point");
  if (exploration.exhausted)
    return text + ": every interleaving" +
           (exploration.surprises
                ? " with " + std::to_string(*exploration.surprises) + " surprise at most"
                : "");
  constexpr double kSaysNothing = 0.99;
  if (!exploration.miss_bound || *exploration.miss_bound > kSaysNothing) return text;
  char bound[64];
  std::snprintf(bound, sizeof bound, "%.2g", *exploration.miss_bound);
  return text +
         "; a bug that two pairs of steps in the wrong order show was missed with probability " +
         bound + " at most";
}

}  // namespace

std::optional<Finding> judge(const Exploration& exploration, Run& run) {
  if (exploration.schedules_per_second > 0)
    run.usage.cpu_seconds +=
        static_cast<double>(exploration.schedules) / exploration.schedules_per_second;
  run.log.push_back(looked_at(exploration));
  if (!exploration.failure) {
    run.outcome = {Ending::passed, 0, {}};
    if (!exploration.inconclusive.empty())
      run.outcome = {Ending::skipped, 0,
                     "the explorer came to no judgement: " + exploration.inconclusive};
    return std::nullopt;
  }
  const ScheduleFailure& failure = *exploration.failure;
  const Meaning* meaning = meaning_of(failure);
  if (!meaning) {
    run.outcome = {Ending::our_fault, 0, "the explorer ended by an unknown " + failure.kind};
    return std::nullopt;
  }
  run.outcome = {meaning->ending, 0, {}};
  if (meaning->ending != Ending::passed)
    run.outcome.detail =
        "in schedule " + std::to_string(exploration.schedules) + ": " + failure.message;
  Finding finding = finding_of(*meaning, failure, run);
  if (!finding.sites.empty()) return finding;
  run.outcome = {Ending::our_fault, 0, failure.message + ", outside of the submission"};
  return std::nullopt;
}

}  // namespace ccgrade::explore

#include "reports/render/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "reports/render/findings_order.hpp"
#include "reports/render/numbers.hpp"

namespace ccgrade {
namespace {

template <class E, std::size_t N>
std::string_view word_for(const std::array<std::pair<E, std::string_view>, N>& words, E value) {
  const auto found = std::ranges::find(words, value, &std::pair<E, std::string_view>::first);
  return found == words.end() ? name_of(value) : found->second;
}

constexpr std::array<std::pair<Verdict, std::string_view>, 5> kVerdicts = {
    {{Verdict::pass, "Pass"},
     {Verdict::fail, "Fail"},
     {Verdict::unstable, "Unstable"},
     {Verdict::not_gradable, "Not gradable"},
     {Verdict::infra_error, "Could not judge"}}};

constexpr std::array<std::pair<Verdict, std::string_view>, 5> kMeanings = {
    {{Verdict::pass, "Every criterion is met."},
     {Verdict::fail, "At least one criterion is not met; each lost point names its cause below."},
     {Verdict::unstable,
      "It passed some schedules and failed others: whether it works is left to chance."},
     {Verdict::not_gradable, "It could not be run, so there is nothing to grade yet."},
     {Verdict::infra_error,
      "ccgrade itself could not judge this submission. That is no word on its quality, and it "
      "costs nothing."}}};

constexpr std::array<std::pair<CriterionStatus, std::string_view>, 3> kStatuses = {
    {{CriterionStatus::met, "met"},
     {CriterionStatus::unmet, "not met"},
     {CriterionStatus::not_judged, "not judged"}}};

constexpr std::array<std::pair<CriterionStatus, std::string_view>, 3> kGlyphs = {
    {{CriterionStatus::met, "✓"},
     {CriterionStatus::unmet, "✗"},
     {CriterionStatus::not_judged, "–"}}};

constexpr std::array<std::pair<Role, std::string_view>, 1> kRoles = {{{Role::waits, "waits for"}}};

constexpr std::array<std::pair<Ending, std::string_view>, 10> kEndings = {
    {{Ending::failed_check, "failed a check"},
     {Ending::exited, "ended early"},
     {Ending::signalled, "killed by a signal"},
     {Ending::timed_out, "still running at the limit"},
     {Ending::out_of_memory, "out of memory"},
     {Ending::over_limit, "stopped at a limit"},
     {Ending::deadlocked, "deadlocked"},
     {Ending::interrupted, "interrupted"},
     {Ending::our_fault, "stopped by a fault of ccgrade's"},
     {Ending::skipped, "not run"}}};

std::string means_of(const Evidence& evidence) {
  constexpr std::array<std::string_view, 4> kMeans = {"read from the source", "run ",
                                                      "an interleaving that replays", "its log"};
  const auto* run = std::get_if<RunRef>(&evidence.what);
  return std::string(kMeans[evidence.what.index()]) + (run ? run->run : "");
}

ThreadCount threads_in(const RunsOfTool& group) {
  ThreadCount sum;
  for (const Run* run : group.runs) {
    if (!run->threads) continue;
    sum.created += run->threads->created;
    sum.joined += run->threads->joined;
    sum.detached += run->threads->detached;
    sum.alive += run->threads->alive;
  }
  return sum;
}

}  // namespace

std::string_view verdict_words(Verdict verdict) {
  return word_for(kVerdicts, verdict);
}
std::string_view verdict_meaning(Verdict verdict) {
  return word_for(kMeanings, verdict);
}
std::string_view status_words(CriterionStatus status) {
  return word_for(kStatuses, status);
}
std::string_view status_glyph(CriterionStatus status) {
  return word_for(kGlyphs, status);
}
std::string_view role_words(Role role) {
  return word_for(kRoles, role);
}
std::string_view ending_words(Ending ending) {
  return word_for(kEndings, ending);
}

std::string who_does(const std::string& thread, Role role) {
  return (thread.empty() ? "" : thread + " ") + std::string(role_words(role));
}

std::string evidence_text(const std::vector<Evidence>& evidence) {
  std::vector<std::string> tools;
  for (const Evidence& each : evidence)
    if (std::ranges::find(tools, each.tool) == tools.end()) tools.push_back(each.tool);
  std::string text;
  for (const std::string& tool : tools) {
    std::vector<const Evidence*> own;
    for (const Evidence& each : evidence)
      if (each.tool == tool) own.push_back(&each);
    const Evidence& best = **std::ranges::max_element(own, {}, &Evidence::certainty);
    text += (text.empty() ? "" : ", ") + tool + " (" + std::string(name_of(best.certainty)) + ": " +
            means_of(best) +
            (own.size() > 1 ? " and " + std::to_string(own.size() - 1) + " more" : "") + ")";
  }
  return text;
}

std::vector<RunsOfTool> runs_by_tool(const std::vector<Run>& runs) {
  std::vector<RunsOfTool> groups;
  for (const auto& run : runs) {
    auto group = std::ranges::find(groups, run.tool, &RunsOfTool::tool);
    if (group == groups.end()) group = groups.insert(groups.end(), {run.tool, {}});
    group->runs.push_back(&run);
  }
  return groups;
}

std::string runs_summary(const RunsOfTool& group) {
  std::vector<std::pair<Ending, std::size_t>> counts;
  for (const auto& [ending, _] : enum_names<Ending>) counts.emplace_back(ending, 0);
  for (const auto* run : group.runs)
    ++std::ranges::find(counts, run->outcome.ending, &std::pair<Ending, std::size_t>::first)
          ->second;
  std::string summary;
  for (const auto& [ending, count] : counts) {
    if (ending == Ending::passed)
      summary = std::to_string(count) + " of " + std::to_string(group.runs.size()) + " passed";
    else if (count > 0)
      summary += ", " + std::to_string(count) + " " + std::string(ending_words(ending));
  }
  const ThreadCount threads = threads_in(group);
  const auto counted =
      std::ranges::count_if(group.runs, [](const Run* run) { return run->threads.has_value(); });
  if (threads.created > 0) summary += "; " + threads_text(threads);
  if (threads.created > 0 && counted < std::ssize(group.runs))
    summary += ", in the " + count_text(static_cast<std::size_t>(counted), "run", "runs") +
               " that came to an end";
  return summary;
}

std::string threads_text(const ThreadCount& threads) {
  const auto counted = [](int count) { return static_cast<std::size_t>(std::max(0, count)); };
  std::string text = count_text(counted(threads.created), "thread", "threads") + " started, ";
  text += threads.joined == threads.created ? "all" : std::to_string(threads.joined);
  text += " joined";
  if (threads.detached > 0) text += ", " + std::to_string(threads.detached) + " detached";
  if (threads.alive > 0) text += ", " + std::to_string(threads.alive) + " still alive at the end";
  return text;
}

bool counts_against(const Run& run) {
  constexpr std::array kNeutral = {Ending::passed, Ending::interrupted, Ending::our_fault,
                                   Ending::skipped};
  return std::ranges::find(kNeutral, run.outcome.ending) == kNeutral.end();
}

std::vector<NextStep> next_steps(const GradeRecord& record) {
  const std::string& id = record.challenge;
  const Verdict verdict = record.scorecard.verdict;
  if (verdict == Verdict::pass) return {{"ccgrade list", "choose what to do next"}};
  if (record.facts.interrupted) return {{"ccgrade run " + id + " DIR", "grade again"}};
  if (verdict == Verdict::infra_error)
    return {{"ccgrade doctor", "see what this machine lacks"},
            {"ccgrade run " + id + " DIR", "grade again"}};
  std::vector<NextStep> steps;
  const FirstFix first = first_fix(record);
  if (!first.replay().empty()) steps.push_back({first.replay(), "see it happen again"});
  if (first.finding)
    steps.push_back(
        {"ccgrade explain " + first.finding->finding->rule, "what it is, and how to repair it"});
  if (verdict != Verdict::not_gradable)
    steps.push_back({"ccgrade hint " + id, "a direction, not the answer"});
  steps.push_back({"ccgrade run " + id + " DIR", "grade again after a change"});
  return steps;
}

}  // namespace ccgrade

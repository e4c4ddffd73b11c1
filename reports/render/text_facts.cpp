#include <algorithm>

#include "reports/render/numbers.hpp"
#include "reports/render/text_sections.hpp"
#include "reports/render/utf8.hpp"
#include "reports/render/words.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kMostRunsPerTool = 4;

void write_failed_runs(TextPage& page, const RunsOfTool& group) {
  std::size_t failed = 0;
  for (const auto* run : group.runs) {
    if (!counts_against(*run) || ++failed > kMostRunsPerTool) continue;
    const auto& outcome = run->outcome;
    const std::string why =
        outcome.detail.empty() ? std::string(ending_words(outcome.ending)) : outcome.detail;
    page.wrapped(run->id + ": " + why, "      ");
  }
  if (failed > kMostRunsPerTool)
    page.line("      ... and " + std::to_string(failed - kMostRunsPerTool) + " more");
}

/// What no ledger has can neither be asked for again nor earn anything.
std::string record_text(const GradeRecord& record) {
  const std::string isolation = ", isolation " + record.isolation;
  if (record.id.empty()) return "Not recorded" + isolation;
  return "Record " + record.id + isolation + ", XP +" + std::to_string(record.xp.earned) +
         " (level " + std::to_string(record.xp.level) + ")";
}

}  // namespace

void write_runs(TextPage& page, const GradeRecord& record) {
  const auto groups = runs_by_tool(record.facts.runs);
  if (groups.empty()) return;
  page.heading("Runs");
  for (const auto& group : groups) {
    const bool clean =
        std::ranges::none_of(group.runs, [](auto* run) { return counts_against(*run); });
    page.add("  " + padded(group.tool, 12), clean ? Paint::plain : Paint::bad);
    page.line(runs_summary(group));
    write_failed_runs(page, group);
  }
}

void write_speeds(TextPage& page, const GradeRecord& record) {
  if (record.facts.speeds.empty()) return;
  page.heading("Speed, as a share of the reference's");
  for (const auto& speed : record.facts.speeds)
    page.line("  " + padded(speed.benchmark, 24) + padded(percent_text(speed.ratio), 8) +
              "between " + percent_text(speed.low) + " and " + percent_text(speed.high) + " in " +
              count_text(static_cast<std::size_t>(std::max(0, speed.pairs)), "pair", "pairs"));
}

void write_not_judged(TextPage& page, const GradeRecord& record) {
  if (record.facts.not_judged.empty()) return;
  page.heading("Could not judge");
  for (const auto& miss : record.facts.not_judged)
    page.wrapped(miss.observer + ": " + miss.reason, "  ");
}

void write_notes(TextPage& page, const GradeRecord& record) {
  if (record.notes.empty()) return;
  page.heading("Notes");
  for (const auto& note : record.notes) page.wrapped(note, "  ");
}

/// Steps overlap, so their wall-clock times have no sum.
void write_timing(TextPage& page, const GradeRecord& record) {
  double cpu = 0;
  std::string steps;
  for (const auto& step : record.timing) {
    cpu += step.cpu_seconds;
    steps += (steps.empty() ? "" : ", ") + step.step + " " + seconds_text(step.wall_seconds);
  }
  page.line();
  if (!steps.empty())
    page.wrapped("Time: " + steps + "; CPU " + seconds_text(cpu) + " in all", "", Paint::dim);
  page.wrapped(record_text(record), "", Paint::dim);
}

}  // namespace ccgrade

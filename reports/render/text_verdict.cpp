#include <algorithm>
#include <cctype>

#include "reports/render/clean.hpp"
#include "reports/render/numbers.hpp"
#include "reports/render/text_sections.hpp"
#include "reports/render/utf8.hpp"
#include "reports/render/words.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kMostBriefFindings = 5;

Paint paint_of(Verdict verdict) {
  if (verdict == Verdict::pass) return Paint::good;
  return verdict == Verdict::fail ? Paint::bad : Paint::warn;
}

Paint paint_of(CriterionStatus status) {
  if (status == CriterionStatus::met) return Paint::good;
  return status == CriterionStatus::unmet ? Paint::bad : Paint::dim;
}

std::string upper(std::string_view words) {
  std::string text(words);
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

constexpr std::size_t kMostCauses = 3;

std::string because_text(const CriterionResult& criterion) {
  std::string ids;
  const std::size_t shown = std::min(criterion.because.size(), kMostCauses);
  for (std::size_t i = 0; i < shown; ++i) ids += (i ? ", " : "") + criterion.because[i];
  if (shown < criterion.because.size())
    ids += " and " + std::to_string(criterion.because.size() - shown) + " more";
  if (criterion.reason.empty()) return ids;
  return criterion.reason + (ids.empty() ? "" : " (" + ids + ")");
}

void write_run_log(TextPage& page, const Run& run) {
  page.line("  run " + run.id + ": " + std::string(ending_words(run.outcome.ending)), Paint::bold);
  page.wrapped(run.outcome.detail, "    ");
  for (const auto& line : run.log) page.block(line, "    | ");
  if (!run.replay.empty()) page.line("    = replay: " + run.replay);
}

void write_lost_criterion(TextPage& page, const FirstFix& first) {
  page.wrapped(first.criterion->title + ": " + because_text(*first.criterion), "  ");
  if (first.run) write_run_log(page, *first.run);
}

std::string score_text(const Scorecard& card) {
  return points_text(card.total) + " of " + points_text(card.max) + " points";
}

}  // namespace

void write_verdict(TextPage& page, const GradeRecord& record) {
  const auto& card = record.scorecard;
  const bool scored = card.verdict != Verdict::infra_error;
  page.add(upper(verdict_words(card.verdict)), paint_of(card.verdict));
  page.add(scored ? "  " + score_text(card) : "  no score", Paint::bold);
  page.line("  " + record.challenge_title + " (" + record.challenge + ")");
  page.wrapped(card.reason.empty() ? std::string(verdict_meaning(card.verdict)) : card.reason, "");
  if (record.facts.interrupted)
    page.wrapped("The grading was interrupted: this is what had been seen by then.", "",
                 Paint::warn);
}

void write_criteria(TextPage& page, const GradeRecord& record) {
  const auto& criteria = record.scorecard.criteria;
  if (criteria.empty()) return;
  page.heading("Criteria");
  for (const auto& criterion : criteria) {
    const auto status = criterion.status;
    page.add("  " + std::string(status_glyph(status)) + " " + padded(status_words(status), 11),
             paint_of(status));
    const std::string points =
        points_text(criterion.points) + "/" + points_text(criterion.max_points);
    page.add(std::string(8 - std::min<std::size_t>(8, columns(points)), ' ') + points + "  ");
    page.line(criterion.title);
    if (status != CriterionStatus::met) page.wrapped(because_text(criterion), std::string(25, ' '));
  }
}

void write_first_fix(TextPage& page, const GradeRecord& record) {
  const FirstFix first = first_fix(record);
  if (!first.any()) return;
  page.heading("Fix this first");
  if (first.finding) write_finding(page, record, *first.finding);
  if (first.refused) page.wrapped(record.facts.refused, "  ");
  if (first.build_errors) {
    page.line("  It does not compile (" + record.facts.build.variant +
              " build). The compiler says:");
    page.line();
    page.block(record.facts.build.errors, "  | ");
  }
  if (first.criterion) write_lost_criterion(page, first);
}

void write_other_findings(TextPage& page, const GradeRecord& record) {
  const auto others = other_findings(record);
  if (others.empty()) return;
  page.heading("Other findings");
  const std::size_t shown = std::min(others.size(), kMostBriefFindings);
  for (std::size_t i = 0; i < shown; ++i) write_finding_brief(page, others[i]);
  if (shown < others.size())
    page.line("  ... and " + std::to_string(others.size() - shown) +
              " more: the HTML and JSON reports hold them all");
}

void write_asides(TextPage& page, const GradeRecord& record) {
  const auto asides = aside_findings(record);
  if (asides.empty()) return;
  page.heading("Worth a look (costs nothing)");
  for (const auto& [finding, cost, citing] : asides) {
    std::string text = "  " + finding->where.file + ":" + std::to_string(finding->where.line) +
                       "  " + finding->rule + ": " + finding->message;
    page.line(cut(one_line(text), TextPage::kWidth), Paint::dim);
  }
}

void write_next_steps(TextPage& page, const GradeRecord& record) {
  page.heading("Next");
  const auto steps = next_steps(record);
  std::size_t width = 0;
  for (const auto& step : steps) width = std::max(width, columns(step.command));
  for (const auto& step : steps) {
    page.add("  " + padded(step.command, std::min<std::size_t>(width, 48)), Paint::accent);
    page.line("  " + step.purpose, Paint::dim);
  }
}

}  // namespace ccgrade

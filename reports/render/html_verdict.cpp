#include <algorithm>
#include <cmath>

#include "reports/render/html_sections.hpp"
#include "reports/render/numbers.hpp"
#include "reports/render/page_css.hpp"
#include "reports/render/words.hpp"

namespace ccgrade {
namespace {

bool scored(const Scorecard& card) {
  return card.verdict != Verdict::infra_error;
}

std::string score_words(const Scorecard& card) {
  if (!scored(card)) return "no score";
  return points_text(card.total) + " of " + points_text(card.max) + " points";
}

double share_of(const Scorecard& card) {
  const double share = card.total / card.max;
  return scored(card) && std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;
}

void write_gauge(HtmlPage& page, const Scorecard& card) {
  const std::string filled = decimal(share_of(card) * 100, 1);
  page << "<svg class=\"gauge\" viewBox=\"0 0 120 120\" width=\"120\" height=\"120\" role=\"img\" "
          "aria-label=\""
       << score_words(card) << "\">\n"
       << "<circle class=\"track\" cx=\"60\" cy=\"60\" r=\"52\"/>\n";
  if (share_of(card) > 0)
    page << "<circle class=\"value\" cx=\"60\" cy=\"60\" r=\"52\" pathLength=\"100\" "
            "stroke-dasharray=\""
         << filled << " 100\" transform=\"rotate(-90 60 60)\"/>\n";
  page << "<text class=\"score\" x=\"60\" y=\"66\">"
       << (scored(card) ? points_text(card.total) : std::string("–")) << "</text>\n"
       << "<text class=\"max\" x=\"60\" y=\"86\">of " << points_text(card.max)
       << "</text>\n</svg>\n";
}

void write_link(HtmlPage& page, bool there, Literal anchor, Literal words) {
  if (there) page << "<li><a href=\"#" << anchor << "\">" << words << "</a></li>\n";
}

void write_run_story(HtmlPage& page, const Run& run) {
  page << "<article class=\"finding error\"><h3><a href=\"#run-" << run.id << "\">" << run.id
       << "</a>: " << ending_words(run.outcome.ending) << "</h3>\n<p>";
  page.prose(run.outcome.detail) << "</p>\n";
  if (!run.log.empty()) {
    page << "<pre tabindex=\"0\">";
    for (const auto& line : run.log) page << line << "\n";
    page << "</pre>\n";
  }
  if (!run.replay.empty())
    page << "<dl class=\"facts\"><dt>See it again</dt><dd><code>" << run.replay
         << "</code></dd></dl>\n";
  page << "</article>\n";
}

void write_without_finding(HtmlPage& page, const GradeRecord& record, const FirstFix& first) {
  if (first.refused) {
    page << "<p>";
    page.prose(record.facts.refused) << "</p>\n";
  }
  if (first.build_errors)
    page << "<p>It does not compile (" << record.facts.build.variant
         << " build), so nothing could be run. The compiler says:</p>\n<pre tabindex=\"0\">"
         << record.facts.build.errors << "</pre>\n";
  if (first.criterion) {
    page << "<p><b>" << first.criterion->title << "</b>: ";
    page.prose(first.criterion->reason) << "</p>\n";
  }
  if (first.run) write_run_story(page, *first.run);
}

}  // namespace

void write_head(HtmlPage& page, const GradeRecord& record) {
  const auto& card = record.scorecard;
  page << "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
       << csp_hash(page_css())
       << "'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta name=\"referrer\" content=\"no-referrer\">\n<title>"
       << verdict_words(card.verdict) << ", " << score_words(card) << ": " << record.challenge_title
       << "</title>\n<style>";
  page.style(page_css()) << "</style>\n</head>\n";
}

void write_banner(HtmlPage& page, const GradeRecord& record) {
  const auto& card = record.scorecard;
  page << "<body class=\"" << name_of(card.verdict) << "\">\n"
       << "<a class=\"skip\" href=\"#main\">Skip to the result</a>\n<header class=\"banner\">\n";
  write_gauge(page, card);
  page << "<div>\n<p class=\"challenge\">" << record.challenge_title << "</p>\n<h1>"
       << verdict_words(card.verdict) << "<span class=\"points\">, " << score_words(card)
       << "</span></h1>\n<p class=\"reason\">";
  page.prose(card.reason.empty() ? verdict_meaning(card.verdict) : card.reason) << "</p>\n";
  if (record.facts.interrupted)
    page << "<p class=\"reason\">The grading was interrupted: this is what had been seen by "
            "then.</p>\n";
  page << "<p class=\"meta\">" << (record.learner.empty() ? std::string() : record.learner + " · ")
       << "graded " << record.graded_at << "</p>\n</div>\n</header>\n";
}

void write_contents(HtmlPage& page, const GradeRecord& record) {
  const auto& facts = record.facts;
  page << "<nav aria-label=\"On this page\"><ul>\n";
  write_link(page, first_fix(record).any(), "first", "Fix this first");
  write_link(page, !other_findings(record).empty() || !aside_findings(record).empty(), "others",
             "Findings");
  write_link(page, !record.scorecard.criteria.empty(), "criteria", "Criteria");
  write_link(page, !facts.runs.empty(), "runs", "Runs");
  write_link(page, !facts.speeds.empty(), "speed", "Speed");
  write_link(page, !record.timing.empty(), "timing", "Timing");
  write_link(page, true, "environment", "Environment");
  write_link(page, true, "next", "Next");
  page << "</ul></nav>\n";
}

void write_first_fix(HtmlPage& page, const GradeRecord& record) {
  const FirstFix first = first_fix(record);
  if (!first.any()) return;
  page << "<section aria-labelledby=\"first\">\n<h2 id=\"first\">Fix this first</h2>\n";
  if (first.finding) write_finding(page, record, *first.finding);
  write_without_finding(page, record, first);
  page << "</section>\n";
}

void write_other_findings(HtmlPage& page, const GradeRecord& record) {
  const auto others = other_findings(record);
  const auto asides = aside_findings(record);
  if (others.empty() && asides.empty()) return;
  page << "<section aria-labelledby=\"others\">\n<h2 id=\"others\">"
       << (first_fix(record).any() ? std::string_view("Other findings") : "Findings") << "</h2>\n";
  for (const auto& ranked : others) write_finding(page, record, ranked);
  if (!asides.empty()) page << "<h3>Worth a look; these cost nothing</h3>\n<ul class=\"asides\">\n";
  for (const auto& ranked : asides) {
    const auto& finding = *ranked.finding;
    page << "<li id=\"" << finding.id << "\"><code class=\"place\">" << finding.where.file << ":"
         << finding.where.line << "</code> ";
    page.prose(finding.message) << " <span class=\"quiet\">(" << finding.rule << ", "
                                << name_of(finding.certainty) << ")</span></li>\n";
  }
  if (!asides.empty()) page << "</ul>\n";
  page << "</section>\n";
}

}  // namespace ccgrade

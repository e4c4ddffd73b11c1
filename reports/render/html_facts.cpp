#include <algorithm>
#include <cmath>

#include "reports/render/html_sections.hpp"
#include "reports/render/numbers.hpp"
#include "reports/render/words.hpp"

namespace ccgrade {
namespace {

void write_cause(HtmlPage& page, const GradeRecord& record, const std::string& id) {
  if (std::ranges::find(record.facts.findings, id, &Finding::id) != record.facts.findings.end())
    page << "<a href=\"#" << id << "\">" << id << "</a>";
  else if (std::ranges::find(record.facts.runs, id, &Run::id) != record.facts.runs.end())
    page << "<a href=\"#run-" << id << "\">" << id << "</a>";
  else
    page << id;
}

/// A bar from 0 to `share` of its width, for the eye; the number stands beside it.
void write_bar(HtmlPage& page, double share) {
  const double width = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) * 100 : 0;
  page << "<svg class=\"bar\" width=\"100%\" height=\"8\" aria-hidden=\"true\">"
          "<rect class=\"track\" width=\"100%\" height=\"8\" rx=\"4\"/>";
  if (width > 0)
    page << "<rect class=\"value\" width=\"" << decimal(width, 1) << "%\" height=\"8\" rx=\"4\"/>";
  page << "</svg>";
}

void write_criterion(HtmlPage& page, const GradeRecord& record, const CriterionResult& criterion) {
  page << "<tr class=\"" << name_of(criterion.status) << "\"><td class=\"status\"><span>"
       << status_glyph(criterion.status) << "</span> " << status_words(criterion.status)
       << "</td><th scope=\"row\">" << criterion.title;
  if (!criterion.reason.empty() || !criterion.because.empty()) {
    page << "<p class=\"cause\">";
    page.prose(criterion.reason) << " ";
    write_causes(page, record, criterion.because);
    page << "</p>";
  }
  page << "</th><td class=\"number\">" << points_text(criterion.points)
       << "<span class=\"quiet\"> / " << points_text(criterion.max_points) << "</span>";
  write_bar(page, criterion.points / criterion.max_points);
  page << "</td></tr>\n";
}

void write_run(HtmlPage& page, const Run& run) {
  const bool bad = counts_against(run);
  page << "<tr id=\"run-" << run.id << "\" class=\"" << std::string_view(bad ? "unmet" : "met")
       << "\"><th scope=\"row\"><code>" << run.id << "</code>";
  if (!run.outcome.detail.empty()) {
    page << "<p class=\"cause\">";
    page.prose(run.outcome.detail) << "</p>";
  }
  if (run.threads && run.threads->created > 0)
    page << "<p class=\"cause\">" << threads_text(*run.threads) << "</p>";
  if (!run.log.empty()) {
    page << "<pre tabindex=\"0\">";
    for (const auto& line : run.log) page << line << "\n";
    page << "</pre>";
  }
  if (!run.replay.empty()) page << "<p class=\"cause\"><code>" << run.replay << "</code></p>";
  page << "</th><td class=\"status\">" << ending_words(run.outcome.ending)
       << "</td><td class=\"number\">" << seconds_text(run.usage.cpu_seconds)
       << "<span class=\"quiet\"> CPU</span><br>" << memory_text(run.usage.peak_kib)
       << "</td></tr>\n";
}

void write_tool_runs(HtmlPage& page, const RunsOfTool& group) {
  const bool open = std::ranges::any_of(group.runs, [](auto* run) { return counts_against(*run); });
  page << (open ? Literal("<details open>") : Literal("<details>")) << "<summary><b>" << group.tool
       << "</b> " << runs_summary(group)
       << "</summary>\n<table>\n<thead><tr><th scope=\"col\">Run</th>"
          "<th scope=\"col\" class=\"status\">Ended</th><th scope=\"col\" "
          "class=\"number\">Used</th></tr></thead>\n<tbody>\n";
  for (const auto* run : group.runs) write_run(page, *run);
  page << "</tbody></table></details>\n";
}

/// The largest share that the picture shows: 125 %, or more where a submission is faster.
double picture_end(const std::vector<Speed>& speeds) {
  double end = 1.25;
  for (const auto& speed : speeds)
    if (std::isfinite(speed.high)) end = std::max(end, speed.high * 1.05);
  return end;
}

/// The ratio as a bar, its interval as a thin one below, and the reference as a line across both.
void write_speed(HtmlPage& page, const Speed& speed, double end) {
  const auto at = [end](double share) {
    return decimal(std::isfinite(share) ? std::clamp(share / end, 0.0, 1.0) * 100 : 0, 1) + "%";
  };
  const auto line = [&page](Literal kind, const std::string& from, const std::string& to, int top,
                            int bottom) {
    page << "<line class=\"" << kind << "\" x1=\"" << from << "\" x2=\"" << to << "\" y1=\"" << top
         << "\" y2=\"" << bottom << "\"/>";
  };
  const std::string low = at(speed.low);
  const std::string high = at(speed.high);
  page << "<p class=\"benchmark\">" << speed.benchmark
       << "</p>\n<svg class=\"speed\" width=\"100%\" height=\"30\" role=\"img\" aria-label=\""
       << percent_text(speed.ratio) << " of the reference's speed, between "
       << percent_text(speed.low) << " and " << percent_text(speed.high)
       << "\">\n<rect class=\"track\" y=\"4\" width=\"100%\" height=\"10\" rx=\"5\"/>"
          "<rect class=\"value\" y=\"4\" width=\""
       << at(speed.ratio) << "\" height=\"10\" rx=\"5\"/>\n";
  line("interval", low, high, 22, 22);
  line("interval", low, low, 18, 26);
  line("interval", high, high, 18, 26);
  line("reference", at(1), at(1), 0, 30);
  page << "\n</svg>\n";
}

}  // namespace

void write_causes(HtmlPage& page, const GradeRecord& record,
                  const std::vector<std::string>& because) {
  bool first = true;
  for (const auto& id : because) {
    if (!first) page << ", ";
    first = false;
    write_cause(page, record, id);
  }
}

void write_criteria(HtmlPage& page, const GradeRecord& record) {
  if (record.scorecard.criteria.empty()) return;
  page << "<section aria-labelledby=\"criteria\">\n<h2 id=\"criteria\">Criteria</h2>\n<table>\n"
          "<thead><tr><th scope=\"col\" class=\"status\">Status</th><th scope=\"col\">Criterion "
          "and cause</th>"
          "<th scope=\"col\" class=\"number\">Points</th></tr></thead>\n<tbody>\n";
  for (const auto& criterion : record.scorecard.criteria) write_criterion(page, record, criterion);
  page << "</tbody></table>\n</section>\n";
}

void write_runs(HtmlPage& page, const GradeRecord& record) {
  const auto groups = runs_by_tool(record.facts.runs);
  if (groups.empty()) return;
  page << "<section aria-labelledby=\"runs\">\n<h2 id=\"runs\">Runs</h2>\n";
  for (const auto& group : groups) write_tool_runs(page, group);
  page << "</section>\n";
}

void write_speeds(HtmlPage& page, const GradeRecord& record) {
  const auto& speeds = record.facts.speeds;
  if (speeds.empty()) return;
  page
      << "<section aria-labelledby=\"speed\">\n<h2 id=\"speed\">Speed</h2>\n<p>The upright line is "
         "the reference's speed; the thin bar spans where yours may lie, as far as the pairs of "
         "runs tell.</p>\n";
  for (const auto& speed : speeds) write_speed(page, speed, picture_end(speeds));
  page << "<table class=\"speeds\">\n<thead><tr><th scope=\"col\">Benchmark</th><th scope=\"col\" "
          "class=\"number\">Of the "
          "reference</th><th scope=\"col\" class=\"number\">Interval</th><th scope=\"col\" "
          "class=\"number\">Pairs</th></tr></thead>\n<tbody>\n";
  for (const auto& speed : speeds)
    page << "<tr><th scope=\"row\">" << speed.benchmark << "</th><td class=\"number\">"
         << percent_text(speed.ratio) << "</td><td class=\"number\">" << percent_text(speed.low)
         << " – " << percent_text(speed.high) << "</td><td class=\"number\">" << speed.pairs
         << "</td></tr>\n";
  page << "</tbody></table>\n</section>\n";
}

void write_timing(HtmlPage& page, const GradeRecord& record) {
  if (record.timing.empty()) return;
  double longest = 0;
  for (const auto& step : record.timing) longest = std::max(longest, step.wall_seconds);
  page << "<section aria-labelledby=\"timing\">\n<h2 id=\"timing\">Timing</h2>\n<table "
          "class=\"timing\">\n"
          "<thead><tr><th scope=\"col\">Step</th><th scope=\"col\"><span "
          "class=\"hidden\">Share</span></th>"
          "<th scope=\"col\" class=\"number\">Wall</th><th scope=\"col\" "
          "class=\"number\">CPU</th></tr></thead>\n<tbody>\n";
  for (const auto& step : record.timing) {
    page << "<tr><th scope=\"row\">" << step.step << "</th><td class=\"wide\">";
    write_bar(page, step.wall_seconds / longest);
    page << "</td><td class=\"number\">" << seconds_text(step.wall_seconds)
         << "</td><td class=\"number\">" << seconds_text(step.cpu_seconds) << "</td></tr>\n";
  }
  page << "</tbody></table>\n</section>\n";
}

}  // namespace ccgrade

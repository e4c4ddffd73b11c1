#include <algorithm>

#include "reports/render/html_sections.hpp"
#include "reports/render/numbers.hpp"
#include "reports/render/source_window.hpp"
#include "reports/render/words.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kMostSourceColumns = 240;

void write_tags(HtmlPage& page, const RankedFinding& ranked) {
  const auto& finding = *ranked.finding;
  page << "<p class=\"tags\"><span class=\"tag " << name_of(finding.severity) << "\">"
       << name_of(finding.severity) << "</span> <span class=\"tag\">" << name_of(finding.certainty)
       << "</span> <code class=\"rule\">" << finding.rule << "</code>";
  if (ranked.cost > 0)
    page << " <span class=\"cost\">costs " << points_text(ranked.cost) << " points</span>";
  page << "</p>\n";
}

/// The line with its marked parts. Marks of one line may overlap; then the first stands.
void write_code(HtmlPage& page, const ShownLine& line) {
  auto marks = line.marks;
  std::ranges::sort(marks, {}, &Mark::begin);
  const std::string_view text = line.text;
  std::size_t at = 0;
  page << "<code>";
  for (const auto& mark : marks) {
    if (mark.begin < at || mark.end <= mark.begin) continue;
    page << text.substr(at, mark.begin - at) << "<mark class=\"" << name_of(mark.role) << "\">"
         << text.substr(mark.begin, mark.end - mark.begin) << "</mark>";
    at = mark.end;
  }
  page << text.substr(at) << "</code>";
}

void write_label(HtmlPage& page, const Mark& mark) {
  page << "<p class=\"label " << name_of(mark.role) << "\"><b>"
       << (mark.label.empty() ? std::string("here") : mark.label) << "</b>";
  if (!mark.object.empty()) page << " <code>" << mark.object << "</code>";
  page << "</p>\n";
}

void write_line(HtmlPage& page, const ShownLine& line) {
  if (line.number == 0) {
    page << "<p class=\"line gap\"><span class=\"number\">⋮</span></p>\n";
    return;
  }
  page << "<p class=\"line\"><span class=\"number\">" << line.number << "</span>";
  if (line.known)
    write_code(page, line);
  else
    page << "<em>this file is not part of the submission</em>";
  page << "</p>\n";
  for (const auto& mark : line.marks) write_label(page, mark);
}

void write_source(HtmlPage& page, const SourceWindow& window) {
  page << "<figure class=\"source\">\n<figcaption><b>" << window.file << "</b>";
  if (!window.function.empty()) page << " in <code>" << window.function << "</code>";
  page << "</figcaption>\n";
  for (const auto& line : window.lines) write_line(page, line);
  page << "</figure>\n";
}

void write_step(HtmlPage& page, std::size_t number, const TrailStep& step) {
  page << "<li value=\"" << number << "\">";
  if (!step.file.empty()) page << "<code class=\"place\">" << step.file;
  if (!step.file.empty() && step.line > 0) page << ":" << step.line;
  if (!step.file.empty()) page << "</code> ";
  page.prose(step.text) << "</li>\n";
}

void write_thread(HtmlPage& page, const std::vector<TrailStep>& trail, const std::string& thread) {
  page << "<div class=\"thread\"><h4>"
       << (thread.empty() ? std::string("How it comes about") : "Thread " + thread)
       << "</h4>\n<ol>\n";
  for (std::size_t i = 0; i < trail.size(); ++i)
    if (trail[i].thread == thread) write_step(page, i + 1, trail[i]);
  page << "</ol></div>\n";
}

/// One list per thread, side by side where there is room; the numbers run on across them.
void write_trail(HtmlPage& page, const std::vector<TrailStep>& trail) {
  if (trail.empty()) return;
  std::vector<std::string> threads;
  for (const auto& step : trail)
    if (std::ranges::find(threads, step.thread) == threads.end()) threads.push_back(step.thread);
  page << "<div class=\"trail\">\n";
  for (const auto& thread : threads) write_thread(page, trail, thread);
  page << "</div>\n";
}

void write_evidence(HtmlPage& page, const GradeRecord& record, const Evidence& evidence) {
  page << "<li>" << evidence.tool << ": " << name_of(evidence.certainty) << ", ";
  if (const auto* run = std::get_if<RunRef>(&evidence.what)) {
    page << "seen in ";
    write_causes(page, record, {run->run});
  } else if (const auto* schedule = std::get_if<ScheduleRef>(&evidence.what)) {
    page << "an interleaving that replays: <code>" << schedule->token << "</code>";
  } else if (const auto* log = std::get_if<LogExcerpt>(&evidence.what)) {
    page << "its log says:<pre tabindex=\"0\">" << log->text << "</pre>";
  } else {
    page << "read from the source";
  }
  page << "</li>\n";
}

void write_proof(HtmlPage& page, const GradeRecord& record, const RankedFinding& ranked) {
  const auto& finding = *ranked.finding;
  page << "<dl class=\"facts\">\n";
  if (!finding.evidence.empty()) {
    page << "<dt>Seen by</dt><dd><ul>\n";
    for (const auto& evidence : finding.evidence) write_evidence(page, record, evidence);
    page << "</ul></dd>\n";
  }
  if (!ranked.citing.empty()) {
    page << "<dt>Costs</dt><dd>" << points_text(ranked.cost) << " points of ";
    for (const auto* criterion : ranked.citing)
      page << (criterion == ranked.citing.front() ? std::string() : ", ") << "“" << criterion->title
           << "”";
    page << together_with(ranked) << "</dd>\n";
  }
  if (!finding.replay.empty())
    page << "<dt>See it again</dt><dd><code>" << finding.replay << "</code></dd>\n";
  page << "<dt>Read more</dt><dd><code>ccgrade explain " << finding.rule << "</code></dd>\n</dl>\n";
}

}  // namespace

void write_finding(HtmlPage& page, const GradeRecord& record, const RankedFinding& ranked) {
  const auto& finding = *ranked.finding;
  page << "<article class=\"finding " << name_of(finding.severity) << "\" id=\"" << finding.id
       << "\">\n<h3><span class=\"id\">" << finding.id << "</span> ";
  page.prose(finding.message) << "</h3>\n";
  write_tags(page, ranked);
  for (const auto& window : source_windows(record, finding, kMostSourceColumns))
    write_source(page, window);
  write_trail(page, finding.trail);
  write_proof(page, record, ranked);
  page << "</article>\n";
}

}  // namespace ccgrade

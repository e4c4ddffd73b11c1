#include <algorithm>
#include <map>

#include "reports/render/clean.hpp"
#include "reports/render/numbers.hpp"
#include "reports/render/source_window.hpp"
#include "reports/render/text_sections.hpp"
#include "reports/render/utf8.hpp"
#include "reports/render/words.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kMostSourceColumns = 76;

Paint paint_of(Severity severity) {
  if (severity == Severity::advice) return Paint::accent;
  return severity == Severity::error ? Paint::bad : Paint::warn;
}

std::string place(const std::string& file, int line, int column = 0) {
  if (line <= 0) return file;
  return file + ":" + std::to_string(line) + (column > 0 ? ":" + std::to_string(column) : "");
}

void write_header(TextPage& page, const Finding& finding) {
  const std::string head = std::string(name_of(finding.severity)) + "[" + finding.rule + "]";
  const auto lines = wrap(one_line(head + ": " + finding.message), TextPage::kWidth);
  const bool whole = lines.front().starts_with(head + ":");
  page.add(whole ? head : "", paint_of(finding.severity));
  page.line(lines.front().substr(whole ? head.size() : 0), Paint::bold);
  for (std::size_t i = 1; i < lines.size(); ++i) page.line(lines[i], Paint::bold);
}

std::string cost_text(const RankedFinding& ranked) {
  std::string text = "costs " + points_text(ranked.cost) + " points of ";
  for (const auto* criterion : ranked.citing)
    text += (criterion == ranked.citing.front() ? "`" : ", `") + criterion->title + "`";
  return text + together_with(ranked);
}

std::string label_of(const Mark& mark) {
  const std::string object = mark.object.empty() ? "" : " `" + mark.object + "`";
  return mark.label.empty() ? "here" : mark.label + object;
}

void write_mark(TextPage& page, const std::string& gutter, const ShownLine& line,
                const Mark& mark) {
  const std::string_view text = line.text;
  const auto length =
      std::max<std::size_t>(1, columns(text.substr(mark.begin, mark.end - mark.begin)));
  page.add(gutter + std::string(columns(text.substr(0, mark.begin)), ' '), Paint::plain);
  page.line(std::string(length, mark.primary ? '^' : '-') + " " + label_of(mark),
            mark.primary ? Paint::bad : Paint::accent);
}

void write_source_line(TextPage& page, std::size_t width, const ShownLine& line) {
  const std::string gutter = std::string(width, ' ') + " | ";
  if (line.number == 0) {
    page.line("...", Paint::dim);
    return;
  }
  const std::string number = std::to_string(line.number);
  page.add(std::string(width - std::min(width, number.size()), ' ') + number + " | ", Paint::dim);
  page.line(line.known ? line.text : "(this file is not part of the submission)");
  for (const auto& mark : line.marks) write_mark(page, gutter, line, mark);
}

std::size_t number_width(const std::vector<SourceWindow>& windows) {
  std::size_t width = 2;
  for (const auto& window : windows)
    for (const auto& line : window.lines)
      width = std::max(width, std::to_string(line.number).size());
  return width;
}

/// Returns the margin under which the notes of the finding stand.
std::string write_source(TextPage& page, const GradeRecord& record, const Finding& finding) {
  const auto windows = source_windows(record, finding, kMostSourceColumns);
  const std::size_t width = number_width(windows);
  const std::string margin(width, ' ');
  for (const auto& window : windows) {
    const bool main = window.file == finding.where.file;
    page.add(margin + "--> ", Paint::dim);
    page.add(place(window.file, window.line, main ? finding.where.column : 0));
    page.line(window.function.empty() ? "" : "  in " + window.function);
    page.line(margin + " |", Paint::dim);
    for (const auto& line : window.lines) write_source_line(page, width, line);
  }
  page.line(margin + " |", Paint::dim);
  return margin;
}

std::size_t place_width(const std::vector<TrailStep>& trail) {
  std::size_t width = 0;
  for (const auto& step : trail) width = std::max(width, columns(place(step.file, step.line)));
  return std::min<std::size_t>(width, 32);
}

/// `text` after `head`, and what does not fit below it, indented alike.
void write_hanging(TextPage& page, const std::string& head, const std::string& text) {
  constexpr std::size_t kNarrowest = 30;
  const std::size_t indent = std::min(columns(head), TextPage::kWidth - kNarrowest);
  const auto lines = wrap(one_line(text), TextPage::kWidth - indent);
  page.add(head).line(lines.front());
  for (std::size_t i = 1; i < lines.size(); ++i) page.line(std::string(indent, ' ') + lines[i]);
}

/// The steps by thread; their numbers keep the order across threads.
void write_trail(TextPage& page, const std::string& margin, const std::vector<TrailStep>& trail) {
  std::vector<std::string> threads;
  for (const auto& step : trail)
    if (std::ranges::find(threads, step.thread) == threads.end()) threads.push_back(step.thread);
  for (const auto& thread : threads) {
    page.line(margin + " = " + (thread.empty() ? "how it comes about:" : "thread " + thread + ":"),
              Paint::bold);
    for (std::size_t i = 0; i < trail.size(); ++i) {
      const auto& step = trail[i];
      if (step.thread != thread) continue;
      const std::string head = margin + "   " + padded(std::to_string(i + 1) + ".", 4) +
                               padded(place(step.file, step.line), place_width(trail)) + "  ";
      write_hanging(page, one_line(head), step.text);
    }
  }
}

std::string fix_text(const Fix& fix) {
  const bool inserts = fix.end_column == fix.where.column;
  return "help: " + fix.what + ": " + (inserts ? "insert `" : "write `") + fix.text + "` at " +
         place(fix.where.file, fix.where.line, fix.where.column);
}

void write_facts(TextPage& page, const std::string& margin, const RankedFinding& ranked) {
  const auto& finding = *ranked.finding;
  const auto fact = [&](const std::string& text) { write_hanging(page, margin + " = ", text); };
  const std::string seen = evidence_text(finding.evidence);
  const std::string what = finding.id + ", " + std::string(name_of(finding.certainty));
  fact(what + (seen.empty() ? "" : ", seen by: " + seen));
  if (ranked.cost > 0) fact(cost_text(ranked));
  if (!finding.replay.empty()) fact("replay: " + finding.replay);
  if (finding.fix) fact(fix_text(*finding.fix));
  fact("explain: ccgrade explain " + finding.rule);
}

}  // namespace

void write_finding(TextPage& page, const GradeRecord& record, const RankedFinding& ranked) {
  write_header(page, *ranked.finding);
  const std::string margin = write_source(page, record, *ranked.finding);
  write_trail(page, margin, ranked.finding->trail);
  write_facts(page, margin, ranked);
}

void write_finding_brief(TextPage& page, const RankedFinding& ranked) {
  const auto& finding = *ranked.finding;
  write_header(page, finding);
  page.add("  --> " + place(finding.where.file, finding.where.line, finding.where.column));
  page.line("  (" + finding.id + ", " + std::string(name_of(finding.certainty)) + ", " +
            finding.tool + ")");
  if (ranked.cost > 0) write_hanging(page, "    = ", cost_text(ranked));
  if (!finding.replay.empty()) write_hanging(page, "    = ", "replay: " + finding.replay);
}

}  // namespace ccgrade

#include "reports/render/source_window.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "reports/render/clean.hpp"
#include "reports/render/utf8.hpp"
#include "reports/render/words.hpp"

namespace ccgrade {
namespace {

/// Up to this many lines between two marked ones are shown; more read "...".
constexpr int kBridgedLines = 2;

using Lines = std::vector<std::string_view>;

Lines lines_of(const GradeRecord& record, const std::string& path) {
  const auto& files = record.submission.files;
  const auto file = std::ranges::find(files, path, &SourceFile::path);
  Lines lines;
  if (file == files.end()) return lines;
  std::string_view rest = file->text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

ShownLine shown(const Lines& lines, int number, std::size_t most_columns) {
  const bool known = number > 0 && static_cast<std::size_t>(number) <= lines.size();
  const auto text = known ? lines[static_cast<std::size_t>(number) - 1] : "";
  return {number, known, cut(clean_code(text), most_columns), {}};
}

/// "accounts_[from].mutex" as it stands, or its last part: a finding may name an object by a
/// longer path than the line does.
std::size_t find_object(std::string_view text, std::string_view object, std::size_t& length) {
  while (!object.empty()) {
    length = object.size();
    if (const auto at = text.find(object); at != text.npos) return at;
    const auto separator = object.find_first_of(".>:");
    if (separator == object.npos) break;
    object.remove_prefix(separator + 1);
  }
  return text.npos;
}

void place(Mark& mark, std::string_view text) {
  std::size_t length = 0;
  const auto at = find_object(text, mark.object, length);
  if (at != text.npos) {
    mark.begin = at;
    mark.end = at + length;
    return;
  }
  mark.begin = std::min(text.find_first_not_of(' '), text.size());
  mark.end = text.size();
}

bool same(const Mark& a, const Mark& b) {
  return a.label == b.label && a.object == b.object;
}

using Marks = std::map<int, std::vector<Mark>>;  // by line

/// The marks of a finding per file. Two sides that do the same on the same line are one mark.
std::map<std::string, Marks> marks_of(const Finding& finding) {
  std::map<std::string, Marks> files;
  const auto threads = threads_of_sites(finding);
  for (std::size_t i = 0; i < finding.sites.size(); ++i) {
    const auto& site = finding.sites[i];
    Mark mark;
    mark.primary = site.file == finding.where.file && site.line == finding.where.line;
    mark.label = strip_controls(who_does(threads[i], site.role));
    mark.object = strip_controls(site.object);
    mark.role = site.role;
    auto& marks = files[site.file][site.line];
    if (std::ranges::none_of(marks, [&](const Mark& other) { return same(other, mark); }))
      marks.push_back(mark);
  }
  if (files.empty() && !finding.where.file.empty())
    files[finding.where.file][finding.where.line].push_back({0, 0, true, "", "", Role::calls});
  return files;
}

void bridge(std::vector<ShownLine>& window, const Lines& lines, int next, std::size_t most) {
  if (window.empty()) return;
  const int last = window.back().number;
  if (static_cast<long>(next) - last - 1 > kBridgedLines) {
    window.push_back({});
    return;
  }
  for (int number = last + 1; number < next; ++number) window.push_back(shown(lines, number, most));
}

/// The step of the trail where a site is; past the end where there is none. A story of what was
/// seen to happen, whose sites have no objects, comes by the same lines before: its last step
/// counts.
std::size_t step_at(const Finding& finding, const Site& site, const std::vector<bool>& used) {
  std::size_t found = used.size();
  for (std::size_t i = 0; i < used.size(); ++i) {
    const auto& step = finding.trail[i];
    const bool here = step.file == site.file && step.line == site.line && !step.thread.empty();
    if (!here || used[i]) continue;
    found = i;
    if (!site.object.empty()) break;
  }
  return found;
}

std::string function_of(const Finding& finding, const std::string& file) {
  const auto site = std::ranges::find(finding.sites, file, &Site::file);
  return site == finding.sites.end() ? "" : strip_controls(site->function);
}

}  // namespace

std::vector<std::string> threads_of_sites(const Finding& finding) {
  std::vector<std::string> threads;
  std::vector<bool> used(finding.trail.size(), false);
  for (const auto& site : finding.sites) {
    const std::size_t step = step_at(finding, site, used);
    threads.push_back(step < used.size() ? finding.trail[step].thread : "");
    if (step < used.size()) used[step] = true;
  }
  return threads;
}

std::vector<SourceWindow> source_windows(const GradeRecord& record, const Finding& finding,
                                         std::size_t most_columns) {
  std::vector<SourceWindow> windows;
  for (const auto& [file, marks] : marks_of(finding)) {
    const Lines lines = lines_of(record, file);
    const int first = file == finding.where.file ? finding.where.line : marks.begin()->first;
    SourceWindow window{strip_controls(file), first, function_of(finding, file), {}};
    for (const auto& [number, on_line] : marks) {
      bridge(window.lines, lines, number, most_columns);
      auto& line = window.lines.emplace_back(shown(lines, number, most_columns));
      line.marks = on_line;
      for (auto& mark : line.marks) place(mark, line.text);
    }
    const auto position = file == finding.where.file ? windows.begin() : windows.end();
    windows.insert(position, std::move(window));
  }
  return windows;
}

}  // namespace ccgrade

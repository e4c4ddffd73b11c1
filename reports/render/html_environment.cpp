#include <map>

#include "reports/render/html_sections.hpp"
#include "reports/render/words.hpp"

namespace ccgrade {
namespace {

void write_list(HtmlPage& page, Literal title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  page << "<dt>" << title << "</dt><dd><ul>\n";
  for (const auto& line : lines) {
    page << "<li>";
    page.prose(line) << "</li>\n";
  }
  page << "</ul></dd>\n";
}

void write_map(HtmlPage& page, Literal title, const std::map<std::string, std::string>& entries) {
  if (entries.empty()) return;
  page << "<dt>" << title << "</dt><dd><ul>\n";
  for (const auto& [key, value] : entries)
    page << "<li>" << key << ": <code>" << value << "</code></li>\n";
  page << "</ul></dd>\n";
}

void write_files(HtmlPage& page, const Submission& submission) {
  for (const auto& file : submission.files)
    page << "<details><summary><code>" << file.path << "</code></summary>\n<pre tabindex=\"0\">"
         << file.text << "</pre></details>\n";
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all.empty() ? "nobody" : all;
}

std::vector<std::string> misses(const Facts& facts) {
  std::vector<std::string> lines;
  for (const auto& miss : facts.not_judged) lines.push_back(miss.observer + ": " + miss.reason);
  return lines;
}

/// What no ledger has can neither be asked for again nor earn anything.
void write_identity(HtmlPage& page, const GradeRecord& record) {
  page << "<dt>Record</dt><dd>";
  if (record.id.empty())
    page << "not recorded";
  else
    page << "<code>" << record.id << "</code>";
  page << "</dd>\n<dt>Submission</dt><dd><code>" << record.submission.digest << "</code></dd>\n";
  if (!record.id.empty())
    page << "<dt>Experience</dt><dd>+" << record.xp.earned << ", " << record.xp.total
         << " in all, level " << record.xp.level << "</dd>\n";
}

}  // namespace

void write_environment(HtmlPage& page, const GradeRecord& record) {
  page << "<section aria-labelledby=\"environment\">\n<h2 id=\"environment\">Environment</h2>\n"
          "<dl class=\"facts\">\n";
  write_list(page, "Could not judge", misses(record.facts));
  write_list(page, "Notes", record.notes);
  page << "<dt>Isolation</dt><dd>" << record.isolation << "</dd>\n";
  page << "<dt>Judged by</dt><dd>" << joined(record.facts.judged) << "</dd>\n";
  write_map(page, "Tools", record.tools);
  write_map(page, "Build flags", record.build_flags);
  write_identity(page, record);
  page << "</dl>\n";
  if (!record.submission.files.empty()) page << "<h3>The files that were graded</h3>\n";
  write_files(page, record.submission);
  page << "</section>\n";
}

void write_next_steps(HtmlPage& page, const GradeRecord& record) {
  page << "<footer>\n<h2 id=\"next\">Next</h2>\n<dl class=\"facts next\">\n";
  for (const auto& step : next_steps(record))
    page << "<dt>" << step.purpose << "</dt><dd><code>" << step.command << "</code></dd>\n";
  page << "</dl>\n</footer>\n";
}

}  // namespace ccgrade

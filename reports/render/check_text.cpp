#include "reports/render/check_text.hpp"

#include <algorithm>

#include "reports/render/clean.hpp"
#include "reports/render/findings_order.hpp"
#include "reports/render/numbers.hpp"
#include "reports/render/text_sections.hpp"

namespace ccgrade {
namespace {

/// What matters most comes last: that is where a terminal stops.
std::vector<RankedFinding> worst_last(const std::vector<Finding>& findings) {
  std::vector<RankedFinding> ranked;
  for (const Finding& finding : findings) ranked.push_back({&finding, 0, {}});
  std::ranges::stable_sort(ranked, {}, [](const RankedFinding& each) {
    return std::pair(each.finding->severity, each.finding->certainty);
  });
  return ranked;
}

std::string counts(const std::vector<Finding>& findings) {
  const auto of = [&](Severity severity) {
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
  };
  std::string text;
  const auto add = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) text += (text.empty() ? "" : ", ") + count_text(count, one, many);
  };
  add(of(Severity::error), "error", "errors");
  add(of(Severity::warning), "warning", "warnings");
  add(of(Severity::advice), "piece of advice", "pieces of advice");
  return text.empty() ? "nothing found" : text;
}

}  // namespace

void render_check_text(const StaticAnalysis& analysis, bool coloured, std::ostream& out) {
  GradeRecord record;  // as far as findings are written from one
  record.submission.files = analysis.sources;
  TextPage page(coloured);
  for (const RankedFinding& each : worst_last(analysis.findings)) {
    write_finding(page, record, each);
    page.line();
  }
  for (const UnreadUnit& unit : analysis.not_analysed) {
    page.add("not analysed: ", Paint::bad);
    page.block(unit.reason, "  ");
  }
  page.line(counts(analysis.findings) + " in " + count_text(analysis.analysed, "file", "files") +
            (analysis.unchanged ? " (" + std::to_string(analysis.unchanged) + " unchanged)" : "") +
            (analysis.allowed ? "; allowed by comments: " + std::to_string(analysis.allowed) : "") +
            (analysis.not_analysed.empty()
                 ? ""
                 : "; not analysed: " + std::to_string(analysis.not_analysed.size())));
  out << break_commands(page.text());
}

}  // namespace ccgrade

#include "reports/text.hpp"

#include <ostream>

#include "reports/render/clean.hpp"
#include "reports/render/text_sections.hpp"

namespace ccgrade {

void TextReport::render(const GradeRecord& record, std::ostream& out) const {
  TextPage page(coloured_);
  write_verdict(page, record);
  write_criteria(page, record);
  write_first_fix(page, record);
  write_other_findings(page, record);
  write_runs(page, record);
  write_speeds(page, record);
  write_not_judged(page, record);
  write_asides(page, record);
  write_notes(page, record);
  write_timing(page, record);
  write_next_steps(page, record);
  out << break_commands(page.text());
}

std::unique_ptr<Report> make_text_report() {
  return std::make_unique<TextReport>(false);
}
std::unique_ptr<Report> make_text_report_coloured() {
  return std::make_unique<TextReport>(true);
}

}  // namespace ccgrade

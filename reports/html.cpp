#include <ostream>

#include "grader/model/report.hpp"
#include "reports/render/html_sections.hpp"

namespace ccgrade {
namespace {

class HtmlReport : public Report {
 public:
  std::string name() const override { return "html"; }

  void render(const GradeRecord& record, std::ostream& out) const override {
    HtmlPage page;
    write_head(page, record);
    write_banner(page, record);
    write_contents(page, record);
    page << "<main id=\"main\">\n";
    write_first_fix(page, record);
    write_other_findings(page, record);
    write_criteria(page, record);
    write_runs(page, record);
    write_speeds(page, record);
    write_timing(page, record);
    write_environment(page, record);
    page << "</main>\n";
    write_next_steps(page, record);
    page << "</body>\n</html>\n";
    out << page.html();
  }
};

}  // namespace

std::unique_ptr<Report> make_html_report() {
  return std::make_unique<HtmlReport>();
}

}  // namespace ccgrade

#pragma once
#include "grader/model/report.hpp"

namespace ccgrade {

/// For a terminal or a log of 80 columns and more. Plain unless colour is asked for.
class TextReport : public Report {
 public:
  explicit TextReport(bool coloured) : coloured_(coloured) {}
  std::string name() const override { return "text"; }
  void render(const GradeRecord& record, std::ostream& out) const override;

 private:
  bool coloured_;
};

std::unique_ptr<Report> make_text_report();
std::unique_ptr<Report> make_text_report_coloured();

}  // namespace ccgrade

#pragma once
// The sections of the HTML page, in the page's order. Each writes nothing where the record has
// nothing to say, and returns nothing: what to show is decided in findings_order and words.
#include "grader/model/record.hpp"
#include "reports/render/findings_order.hpp"
#include "reports/render/html_page.hpp"

namespace ccgrade {

void write_head(HtmlPage& page, const GradeRecord& record);
void write_banner(HtmlPage& page, const GradeRecord& record);
void write_contents(HtmlPage& page, const GradeRecord& record);
void write_first_fix(HtmlPage& page, const GradeRecord& record);
void write_other_findings(HtmlPage& page, const GradeRecord& record);
void write_criteria(HtmlPage& page, const GradeRecord& record);
void write_runs(HtmlPage& page, const GradeRecord& record);
void write_speeds(HtmlPage& page, const GradeRecord& record);
void write_timing(HtmlPage& page, const GradeRecord& record);
void write_environment(HtmlPage& page, const GradeRecord& record);
void write_next_steps(HtmlPage& page, const GradeRecord& record);

/// One finding: the source of all sides, the trail, who saw it, what it costs, how to replay it.
void write_finding(HtmlPage& page, const GradeRecord& record, const RankedFinding& ranked);

/// A link to each finding and run that `because` names.
void write_causes(HtmlPage& page, const GradeRecord& record,
                  const std::vector<std::string>& because);

}  // namespace ccgrade

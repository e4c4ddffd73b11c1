#pragma once
// The sections of the text report. Each writes nothing where the record has nothing to say.
#include "grader/model/record.hpp"
#include "reports/render/findings_order.hpp"
#include "reports/render/text_page.hpp"

namespace ccgrade {

void write_verdict(TextPage& page, const GradeRecord& record);
void write_criteria(TextPage& page, const GradeRecord& record);
void write_first_fix(TextPage& page, const GradeRecord& record);
void write_other_findings(TextPage& page, const GradeRecord& record);
void write_asides(TextPage& page, const GradeRecord& record);
void write_runs(TextPage& page, const GradeRecord& record);
void write_speeds(TextPage& page, const GradeRecord& record);
void write_not_judged(TextPage& page, const GradeRecord& record);
void write_notes(TextPage& page, const GradeRecord& record);
void write_timing(TextPage& page, const GradeRecord& record);
void write_next_steps(TextPage& page, const GradeRecord& record);

/// One finding in full, in rustc's manner: source of all sides, trail, evidence, replay.
void write_finding(TextPage& page, const GradeRecord& record, const RankedFinding& ranked);
/// The same in two or three lines.
void write_finding_brief(TextPage& page, const RankedFinding& ranked);

}  // namespace ccgrade

#pragma once
#include <string>

#include "grader/model/record.hpp"
#include "grader/model/result.hpp"

namespace ccgrade {

/// Can `file` be written? Asked before the work, not after it. "-" always can.
Status check_output(const std::string& file);

/// Writes into `file`, whatever it is (a device, a pipe, what a link leads to); "-" is stdout.
Status write_output(const std::string& file, const std::string& text);

/// Renders in a format by name; "-" is stdout. An Error for an unknown format lists all.
Status write_report(const std::string& format, const GradeRecord& record, const std::string& file);

/// The report for a person at a terminal.
void print_text(const GradeRecord& record, bool colour);

}  // namespace ccgrade

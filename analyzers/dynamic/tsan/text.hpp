#pragma once
#include <string>
#include <vector>

#include "analyzers/dynamic/tsan/report.hpp"

namespace ccgrade::tsan {

/// The reports in ThreadSanitizer's own text (symbolize=0), for when its hook was not called: same
/// facts, but from a format that nobody promises. `program` is the file name of the program, whose
/// addresses alone are kept.
std::vector<Report> parse_text(const std::string& text, const std::string& program);

}  // namespace ccgrade::tsan

#pragma once
#include <set>
#include <string>
#include <vector>

#include "analyzers/dynamic/symbols/symbolizer.hpp"
#include "grader/model/finding.hpp"

namespace ccgrade::asan {

/// A stack of a report and the line above it: "READ of size 4 at 0x… thread T1".
struct TitledStack {
  std::string title;
  std::vector<unsigned long> stack;
};

/// One report of AddressSanitizer, LeakSanitizer or UBSan, from their text.
struct Report {
  std::string kind;    ///< "heap-use-after-free", "leak", "undefined-behaviour", …
  std::string detail;  ///< UBSan's sentence; the size of a leak
  Location where;      ///< UBSan names its place itself
  std::vector<TitledStack> stacks;
};

std::vector<Report> parse_reports(const std::string& log);
std::set<unsigned long> addresses_of(const std::vector<Report>& reports);

/// What a report says about the submission; nothing when no stack enters it.
std::vector<Finding> findings_of(const Report& report, const Symbolizer& symbols,
                                 const std::string& run);

}  // namespace ccgrade::asan

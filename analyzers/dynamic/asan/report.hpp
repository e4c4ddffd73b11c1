#pragma once
#include <functional>
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

/// Leaks that only a lost block points to are of the kind "indirect".
std::vector<Report> parse_reports(const std::string& log);

/// What only a lost block points to goes with its owner, and is taken out. Objects that own each
/// other in a circle are all of that kind: where nothing is lost directly, but for what the harness
/// has `planted`, the first of them stands for the circle.
void keep_owners(std::vector<Report>& reports, const std::function<bool(const Report&)>& planted);

std::set<unsigned long> addresses_of(const std::vector<Report>& reports);

/// What a report says about the submission; nothing when no stack enters it.
std::vector<Finding> findings_of(const Report& report, const Symbolizer& symbols,
                                 const std::string& run);

}  // namespace ccgrade::asan

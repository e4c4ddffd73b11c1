#pragma once
#include <set>
#include <string>
#include <vector>

#include "analyzers/dynamic/symbols/symbolizer.hpp"
#include "grader/model/finding.hpp"

namespace ccgrade::tsan {

struct Access {
  int thread = 0;
  bool write = false;
  bool atomic = false;
  std::vector<unsigned long> stack;
};

/// One report, as runtime/report_hook.cpp writes it.
struct Report {
  std::string type;  ///< "data-race", "lock-order-inversion (potential deadlock)", …
  std::vector<Access> accesses;
  std::vector<std::vector<unsigned long>> stacks;
  std::vector<Access> threads;  ///< where each was created
};

/// The reports of a log; lines that are none are ignored.
std::vector<Report> parse_reports(const std::string& log);

std::set<unsigned long> addresses_of(const std::vector<Report>& reports);

/// What a report says about the submission. Nothing when no stack enters it, or when the report is
/// one of ThreadSanitizer's known false alarms (README.md lists them). `unseen_order`: the program
/// orders accesses by what ThreadSanitizer does not see, fences or assembly, so its races are
/// suspicions only.
std::vector<Finding> findings_of(const Report& report, const Symbolizer& symbols,
                                 const std::string& run, bool unseen_order);

}  // namespace ccgrade::tsan

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "grader/model/record.hpp"

namespace ccgrade {

/// A finding and what it costs. References point into the record.
struct RankedFinding {
  const Finding* finding = nullptr;
  double cost = 0;                             ///< points lost in the criteria that cite it
  std::vector<const CriterionResult*> citing;  ///< the unmet criteria that cite it
};

/// All findings of a record, the one to repair first at the front: by cost, severity, certainty,
/// then in the record's order.
std::vector<RankedFinding> ranked_findings(const GradeRecord& record);

/// ", together with F2, F3": who else is to blame for the same points; empty when nobody is.
std::string together_with(const RankedFinding& ranked);

/// Suspected only, or advice, and it costs nothing: worth one line.
bool is_aside(const RankedFinding& ranked);

/// What to look at first. At most one of `finding`, `build_errors` and `refused` is set; a lost
/// criterion with no finding comes with the run that lost it, if one did.
struct FirstFix {
  std::optional<RankedFinding> finding;
  bool build_errors = false;
  bool refused = false;
  const CriterionResult* criterion = nullptr;
  const Run* run = nullptr;

  bool any() const { return finding || build_errors || refused || criterion; }
  std::string replay() const;  ///< the command that shows it again; may be empty
};
FirstFix first_fix(const GradeRecord& record);

/// The findings after the first, without the asides; and the asides.
std::vector<RankedFinding> other_findings(const GradeRecord& record);
std::vector<RankedFinding> aside_findings(const GradeRecord& record);

}  // namespace ccgrade

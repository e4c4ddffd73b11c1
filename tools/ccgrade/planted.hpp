#pragma once
#include <string>
#include <vector>

#include "grader/model/challenge.hpp"
#include "grader/model/record.hpp"

namespace ccgrade {

/// A planted program, and who must report what on it. Without a rule it is correct: it must pass,
/// and nobody may report anything.
struct Planted {
  std::string name;
  std::string rule;
  std::vector<std::string> observers;
};

const std::vector<Planted>& planted_programs();

/// One thing that `ccgrade doctor` looked at, and where it is not good, why and what to do.
struct Examined {
  bool good = false;
  std::string what;
  std::string remedy;
};

/// What a planted program's grading shows of the observers.
std::vector<Examined> examine_planted(const Planted& plant, const Challenge& challenge,
                                      const GradeRecord& record);

}  // namespace ccgrade

#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "grader/model/finding.hpp"

namespace ccgrade {

/// One scenario of a challenge's harness, as challenge.toml declares it.
struct ScenarioSpec {
  std::string name;   ///< the C++ function in harness/: void name(ccgrade::Scenario&)
  std::string title;  ///< what it checks, for a learner
  bool hidden = false;
  std::vector<std::string> observers;  ///< dynamic tools that run it: "watch", "tsan", …
  std::map<std::string, int> scale;    ///< size per observer; "default" for those not named

  bool observed_by(const std::string& tool) const {
    return std::find(observers.begin(), observers.end(), tool) != observers.end();
  }
};

/// What happens to a criterion when one of its scenarios does not run to its end.
enum class Unfinished { unmet, not_judged };

/// One row of the rubric. It is unmet by a costing finding of `rules` (rules or rule families), by
/// a scenario of `scenarios` that does not pass, or by a speed below `min_speed`.
struct Criterion {
  std::string id;
  std::string title;
  double points = 0;
  std::vector<std::string> rules;
  std::vector<std::string> scenarios;
  Unfinished unfinished = Unfinished::unmet;
  double min_speed = 0;                ///< of the reference's speed, 0 to 1; 0 asks for none
  std::vector<std::string> observers;  ///< who must have judged for it to count as met
};

struct Rubric {
  std::vector<Criterion> criteria;
};

/// A challenge as its challenge.toml declares it; paths are derived, not stored.
struct Challenge {
  std::string id;
  std::string title;
  std::string topic;
  std::string difficulty;                  ///< intro · core · hard · expert
  int minutes = 0;                         ///< that a learner is expected to need
  std::vector<std::string> prerequisites;  ///< ids of challenges to do before
  std::vector<std::string> files;  ///< files a submission must have; more .cpp and .hpp are its own
  std::string reference;           ///< the solution that speed is measured against
  std::vector<ScenarioSpec> scenarios;
  Rubric rubric;
  std::vector<std::string> hints;             ///< four steps, from a direction to a sketch
  std::vector<std::string> starter_findings;  ///< rules by which the shipped starter must fail

  std::string root;  ///< the challenge's folder: api.hpp, starter/, harness/, bench/, wrong-fixes/
  std::string solutions_root;  ///< solutions/<id>/
};

template <>
inline constexpr EnumNames<Unfinished, 2> enum_names<Unfinished>{
    {{Unfinished::unmet, "unmet"}, {Unfinished::not_judged, "not_judged"}}};

}  // namespace ccgrade

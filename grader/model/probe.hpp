#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "grader/model/challenge.hpp"
#include "grader/model/record.hpp"

namespace ccgrade {

class Builds;
class Host;

enum class Budget { quick, standard, deep };

/// What a probe may look at and use. References outlive the call.
struct Inspection {
  const Challenge& challenge;
  const Submission& submission;
  Builds& builds;
  Host& host;
  Budget budget = Budget::standard;
  unsigned long seed = 1;
  /// Scenarios that an earlier phase saw not ending, with the run that showed it. Running them
  /// again under a slower tool would only wait for its limit.
  const std::map<std::string, std::string>& unfinished;
  /// What the scouts found: where it pays to look closer. Empty while they are at work.
  const std::vector<Finding>& scouted;
};

/// What a probe saw. `not_judged` is empty when it did its work; a tool that did not run is never
/// "clean".
struct Observation {
  std::vector<Run> runs;
  std::vector<Finding> findings;
  std::vector<Speed> speeds;
  std::string not_judged;
  std::map<std::string, std::string> tools;  ///< programs that it used, with their versions
};

/// When a probe runs: auditors before anything of the submission does, and only where they find
/// nothing scouts, observers after them and side by side, measurers last, alone.
enum class Phase { audit, scout, observe, measure };

/// One observer of a submission. To add one: a folder in analyzers/dynamic/ with probe.cpp that
/// defines `std::unique_ptr<Probe> make_<folder>_probe()`; the build finds and lists it.
class Probe {
 public:
  virtual ~Probe() = default;
  virtual std::string name() const = 0;
  virtual Phase phase() const = 0;
  /// The build variants it will ask for, so that they can be built ahead.
  virtual std::vector<std::string> variants() const = 0;
  /// Called once per grading, on a thread of its own. Does not throw.
  virtual Observation observe(const Inspection& inspection) = 0;
};

using Probes = std::vector<std::unique_ptr<Probe>>;

template <>
inline constexpr EnumNames<Budget, 3> enum_names<Budget>{
    {{Budget::quick, "quick"}, {Budget::standard, "standard"}, {Budget::deep, "deep"}}};

}  // namespace ccgrade

#pragma once
#include <string>

#include "grader/build/cache.hpp"
#include "grader/host/installation.hpp"
#include "grader/model/probe.hpp"
#include "grader/model/rules.hpp"
#include "grader/pipeline/admit.hpp"

namespace ccgrade {

/// Hears of each step as it begins and ends; called from several threads.
class Progress {
 public:
  virtual ~Progress() = default;
  virtual void began(const std::string& step) = 0;
  virtual void ended(const std::string& step, double seconds) = 0;
};

struct GradeRequest {
  Challenge challenge;
  Admission admission;
  std::string learner;
  Budget budget = Budget::standard;
  unsigned long seed = 1;
};

/// What grading works with; everything outlives the call.
struct Workshop {
  Host& host;
  const Installation& installation;
  BuildCache& cache;
  const Probes& probes;
  const RuleTable& rules;
  Progress& progress;
};

/// Grades one submission: build, look, merge, score. Always gives a record: what could not be done
/// stands in it. Recording it, paying experience and naming the commands that need the record is
/// the caller's next step.
GradeRecord grade(const GradeRequest& request, const Workshop& workshop);

}  // namespace ccgrade

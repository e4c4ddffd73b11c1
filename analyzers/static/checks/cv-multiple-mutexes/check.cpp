// All who wait on a condition variable at a time have to wait with the same mutex; otherwise it is
// undefined, and no mutex orders the change with the waits.
#include <map>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"
#include "analyzers/static/engine/waits.hpp"

namespace ccgrade {
namespace {

Finding describe(const ConditionWait& first, const ConditionWait& second) {
  Finding finding;
  finding.rule = "cv-multiple-mutexes";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = second.at.site;
  finding.sites = {site_of(Role::waits, first.at, first.mutex),
                   site_of(Role::waits, second.at, second.mutex)};
  finding.message = second.at.function->name + " waits on " + quoted(second.condition.text) +
                    " with " + quoted(second.mutex.text) + ", and " + first.at.function->name +
                    " with " + quoted(first.mutex.text);
  add_step(finding, first.at, "T1", "waits with " + quoted(first.mutex.text));
  add_step(finding, second.at, "T2",
           "waits on the same condition variable with " + quoted(second.mutex.text));
  return finding;
}

class CvMultipleMutexes : public Check {
 public:
  std::string rule() const override { return "cv-multiple-mutexes"; }

  void run(const Program& program, Sink& sink) const override {
    std::map<std::string, ConditionWait> first;
    for (const ConditionWait& wait : condition_waits(program)) {
      const auto [known, added] = first.emplace(family(wait.condition), wait);
      const bool other = !added && !family(wait.mutex).empty() &&
                         family(wait.mutex) != family(known->second.mutex);
      if (other && surely_distinct(wait.mutex, known->second.mutex))
        sink.report(describe(known->second, wait));
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_cv_multiple_mutexes_check() {
  return std::make_unique<CvMultipleMutexes>();
}

}  // namespace ccgrade

// Two kinds of waiters on one condition variable, each waiting for something else, and a
// notification that wakes only one: it may be of the kind that goes back to sleep.
#include <algorithm>
#include <map>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"
#include "analyzers/static/engine/waits.hpp"

namespace ccgrade {
namespace {

std::set<std::string> families(const ConditionWait& wait) {
  std::set<std::string> all;
  for (const Access* ask : wait.asks)
    if (!family(ask->path).empty()) all.insert(family(ask->path));
  return all;
}

/// Neither asks for all that the other one asks for.
bool differ(const ConditionWait& a, const ConditionWait& b) {
  const auto left = families(a), right = families(b);
  return !std::ranges::includes(left, right) && !std::ranges::includes(right, left);
}

Finding describe(const Notification& notification, const ConditionWait& first,
                 const ConditionWait& second) {
  const std::string condition = quoted(notification.condition.text);
  Finding finding;
  finding.rule = "cv-notify-one-many-predicates";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = notification.at.site;
  finding.sites = {site_of(Role::calls, notification.at, notification.condition),
                   site_of(Role::waits, first.at, first.condition),
                   site_of(Role::waits, second.at, second.condition)};
  finding.message = notification.at.function->name + " wakes one of those who wait on " +
                    condition + ", and " + first.at.function->name + " and " +
                    second.at.function->name + " wait there for different things";
  add_step(finding, first.at, "T1", "waits on " + condition);
  add_step(finding, second.at, "T2", "waits on it for something else");
  add_step(finding, notification.at, "T3", "wakes one of the two, perhaps the wrong one");
  return finding;
}

class CvNotifyOneManyPredicates : public Check {
 public:
  std::string rule() const override { return "cv-notify-one-many-predicates"; }

  void run(const Program& program, Sink& sink) const override {
    const auto waits = condition_waits(program);
    for (const Notification& notification : notifications(program)) {
      if (notification.all) continue;
      std::vector<const ConditionWait*> here;
      for (const ConditionWait& wait : waits)
        if (family(wait.condition) == family(notification.condition)) here.push_back(&wait);
      if (const auto pair = differing(here); pair.first)
        sink.report(describe(notification, *pair.first, *pair.second));
    }
  }

 private:
  static std::pair<const ConditionWait*, const ConditionWait*> differing(
      const std::vector<const ConditionWait*>& waits) {
    for (std::size_t i = 0; i < waits.size(); ++i)
      for (std::size_t j = i + 1; j < waits.size(); ++j)
        if (differ(*waits[i], *waits[j])) return {waits[i], waits[j]};
    return {};
  }
};

}  // namespace

std::unique_ptr<Check> make_cv_notify_one_many_predicates_check() {
  return std::make_unique<CvNotifyOneManyPredicates>();
}

}  // namespace ccgrade

// Theory of operation. Who waits looks, under the mutex, at what it waits for, and goes to sleep if
// it is not there. Who changes it without that mutex, atomic or not, may do so between the look and
// the sleep: the notification finds nobody, and the one who sleeps is not woken. Reported where a
// function writes what a wait on the same condition variable asks for and notifies, without the
// mutex of that wait at the write or between the two. Between is what stands there in the source.
#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/reach.hpp"
#include "analyzers/static/engine/trail.hpp"
#include "analyzers/static/engine/waits.hpp"

namespace ccgrade {
namespace {

Finding describe(const Access& write, const Notification& notification, const ConditionWait& wait) {
  const FunctionSummary& notifier = *notification.at.function;
  const std::string what = quoted(write.path.text), mutex = quoted(wait.mutex.text);
  Finding finding;
  finding.rule = "cv-lost-wakeup";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = write.site;
  finding.sites = {{Role::writes, write.site.file, write.site.line, notifier.name, write.path.text},
                   site_of(Role::waits, wait.at, wait.condition)};
  finding.message = notifier.name + " changes " + what + " without " + mutex +
                    ", so the notification may come between a waiter's look and its sleep";
  add_step(finding, wait.at, "T1", "finds " + what + " not there yet, with " + mutex + " held");
  finding.trail.push_back({write.site.file, write.site.line, "T2", "changes " + what});
  add_step(finding, notification.at, "T2", "notifies, and nobody sleeps yet");
  add_step(finding, wait.at, "T1", "goes to sleep, and nobody will wake it");
  return finding;
}

bool takes_between(const Program& program, const Location& write, const Frame& notification,
                   const AccessPath& mutex) {
  const auto& effects = program.effects(notification.function->usr);
  return std::ranges::any_of(effects, [&](const Effect& effect) {
    const int line = effect.chain.front().site.line;
    return family(effect.lock) == family(mutex) && write.line <= line &&
           line <= notification.site.line;
  });
}

bool holds(const Call& call, const AccessPath& mutex) {
  return std::ranges::any_of(call.held,
                             [&](const Held& held) { return family(held.lock) == family(mutex); });
}

/// Does a caller, or one of its callers, call it with the mutex held?
bool is_called_with(const Program& program, const FunctionSummary& function,
                    const AccessPath& mutex) {
  std::set<const FunctionSummary*> seen = {&function};
  std::vector<const FunctionSummary*> todo = {&function};
  while (!todo.empty()) {
    const FunctionSummary& callee = *todo.back();
    todo.pop_back();
    for (const FunctionSummary* caller : callers_of(program, callee)) {
      for (const Call& call : caller->calls)
        if (call.callee == callee.usr && holds(call, mutex)) return true;
      if (seen.insert(caller).second) todo.push_back(caller);
    }
  }
  return false;
}

/// Nobody waits yet for what is being made. For what is being ended somebody may: who else would
/// the notification be for?
bool makes(const FunctionSummary& function) {
  return function.builds && function.name.find('~') == function.name.npos;
}

bool is_under_lock(const Program& program, const FunctionSummary& function, const Access& access) {
  return std::ranges::any_of(program.held_here(function, access.held), [](const HeldLock& each) {
    return !each.held.gate || each.held.via.empty();
  });
}

class CvLostWakeup : public Check {
 public:
  std::string rule() const override { return "cv-lost-wakeup"; }

  void run(const Program& program, Sink& sink) const override {
    const auto waits = condition_waits(program);
    std::set<std::tuple<std::string, int>> known;
    for (const Notification& notification : notifications(program))
      for (const ConditionWait& wait : waits) {
        if (family(wait.condition) != family(notification.condition)) continue;
        const FunctionSummary& notifier = *notification.at.function;
        if (makes(notifier) || is_called_with(program, notifier, wait.mutex)) continue;
        for (const Access& write : notifier.accesses) {
          const bool asked = std::ranges::any_of(wait.asks, [&](const Access* ask) {
            return family(ask->path) == family(write.path);
          });
          if (write.write && asked && !is_under_lock(program, notifier, write) &&
              write.site.line <= notification.at.site.line &&
              !takes_between(program, write.site, notification.at, wait.mutex) &&
              known.emplace(write.site.file, write.site.line).second)
            sink.report(describe(write, notification, wait));
        }
      }
  }
};

}  // namespace

std::unique_ptr<Check> make_cv_lost_wakeup_check() {
  return std::make_unique<CvLostWakeup>();
}

}  // namespace ccgrade

// Theory of operation. A member that one function adds to under a lock, and that another one takes
// from after it has waited for something to be in it, is a queue between threads. If none of those
// who add compares anything, waits for anything or goes through a semaphore, itself or in what it
// calls or by whom it is called, then nothing keeps them from running ahead of who takes out. What
// is filled by a constructor, or by a function that gives something back, is a pool and no queue.
#include <algorithm>
#include <map>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/reach.hpp"
#include "analyzers/static/engine/trail.hpp"
#include "analyzers/static/engine/waits.hpp"

namespace ccgrade {
namespace {

struct Adding {
  const FunctionSummary* function = nullptr;
  const Note* note = nullptr;
};

bool accesses(const FunctionSummary& function, const std::string& queue, bool write) {
  return std::ranges::any_of(function.accesses, [&](const Access& access) {
    return access.write == write && family(access.path) == queue;
  });
}

bool has_gate(const Program& program, const FunctionSummary& function,
              const std::vector<Held>& held) {
  return std::ranges::any_of(program.held_here(function, held),
                             [](const HeldLock& each) { return each.held.gate; });
}

/// A function that gives back what it was lent: the number of these is somebody else's.
bool gives_back(const FunctionSummary& function) {
  std::string name = function.name;
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  for (const char* word : {"release", "return", "give", "back", "recycle", "free", "restore"})
    if (name.find(word) != std::string::npos) return true;
  return false;
}

class Queues {
 public:
  explicit Queues(const Program& program)
      : program_(program),
        waits_(condition_waits(program)),
        notifications_(notifications(program)) {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == "unbounded-queue") added_[family(note.path)].push_back({&function, &note});
  }

  void report_to(Sink& sink) const {
    for (const auto& [queue, all] : added_) {
      const ConditionWait* taking = taking_from(queue);
      if (!taking || std::ranges::any_of(
                         all, [&](const Adding& each) { return is_bounded(each, queue, *taking); }))
        continue;
      const auto first = std::ranges::find_if(
          all, [&](const Adding& each) { return is_between_threads(each, *taking); });
      if (first != all.end()) sink.report(describe(*first, *taking));
    }
  }

 private:
  /// Where somebody waits until there is something in the queue, and takes it out.
  const ConditionWait* taking_from(const std::string& queue) const {
    const auto found = std::ranges::find_if(waits_, [&](const ConditionWait& wait) {
      const bool asks = std::ranges::any_of(
          wait.asks, [&](const Access* ask) { return family(ask->path) == queue; });
      return asks && accesses(*wait.at.function, queue, true);
    });
    return found == waits_.end() ? nullptr : &*found;
  }

  /// It adds with the mutex held with which the other one waits, and wakes it.
  bool is_between_threads(const Adding& adding, const ConditionWait& taking) const {
    const FunctionSummary& function = *adding.function;
    const bool locked = std::ranges::any_of(function.accesses, [&](const Access& access) {
      return access.site == adding.note->site &&
             std::ranges::any_of(access.held, [&](const Held& held) {
               return held.certain && family(held.lock) == family(taking.mutex);
             });
    });
    const auto reached = reached_from(program_, function);
    return locked && std::ranges::any_of(notifications_, [&](const Notification& each) {
             return family(each.condition) == family(taking.condition) &&
                    reached.contains(each.at.function->usr);
           });
  }

  bool is_bounded(const Adding& adding, const std::string& queue,
                  const ConditionWait& taking) const {
    const FunctionSummary& function = *adding.function;
    if (function.builds || gives_back(function)) return true;
    if (std::ranges::any_of(function.accesses, [&](const Access& access) {
          return has_gate(program_, function, access.held);
        }))
      return true;
    for (const std::string& usr : reached_from(program_, function))
      if (compares(*program_.find(usr)) || waits(*program_.find(usr))) return true;
    const auto callers = callers_of(program_, function);
    return std::ranges::any_of(callers, [&](const FunctionSummary* caller) {
      return waits(*caller) || is_asked_first(*caller, function, queue, taking);
    });
  }

  static bool compares(const FunctionSummary& function) {
    return std::ranges::any_of(function.conditions, [](const Condition& condition) {
      return !condition.op.empty() && condition.op != "order" && condition.op != "pick";
    });
  }

  bool waits(const FunctionSummary& function) const {
    return std::ranges::any_of(function.calls, [&](const Call& call) {
      const FunctionModel* model = program_.models().function(call.name);
      return model && model->waits;
    });
  }

  /// Who calls it passes a gate first, or has a look at the queue.
  bool is_asked_first(const FunctionSummary& caller, const FunctionSummary& adding,
                      const std::string& queue, const ConditionWait& taking) const {
    return std::ranges::any_of(caller.calls, [&](const Call& call) {
      if (has_gate(program_, caller, call.held)) return true;
      if (call.callee == adding.usr || call.callee == taking.at.function->usr) return false;
      return std::ranges::any_of(program_.targets(call.callee), [&](const FunctionSummary* target) {
        return accesses(*target, queue, false) && !accesses(*target, queue, true);
      });
    });
  }

  static Finding describe(const Adding& adding, const ConditionWait& taking) {
    const Note& note = *adding.note;
    const std::string queue = quoted(note.text), condition = quoted(taking.condition.text);
    Finding finding;
    finding.rule = "unbounded-queue";
    finding.severity = Severity::advice;
    finding.certainty = Certainty::suspected;
    finding.where = note.site;
    finding.sites = {
        {Role::writes, note.site.file, note.site.line, adding.function->name, note.text},
        site_of(Role::waits, taking.at, taking.condition)};
    finding.message =
        adding.function->name + " adds to " + queue +
        " however much is in it: nobody who adds looks at its size, waits for room or "
        "takes a semaphore";
    add_step(finding, taking.at, "T1",
             "waits on " + condition + " for something in " + queue + ", and takes it out");
    finding.trail.push_back({note.site.file, note.site.line, "T2",
                             "adds to " + queue + " and goes on, faster than T1 if it likes"});
    return finding;
  }

  const Program& program_;
  const std::vector<ConditionWait> waits_;
  const std::vector<Notification> notifications_;
  std::map<std::string, std::vector<Adding>> added_;
};

class UnboundedQueue : public Check {
 public:
  std::string rule() const override { return "unbounded-queue"; }

  void run(const Program& program, Sink& sink) const override { Queues(program).report_to(sink); }
};

}  // namespace

std::unique_ptr<Check> make_unbounded_queue_check() {
  return std::make_unique<UnboundedQueue>();
}

}  // namespace ccgrade

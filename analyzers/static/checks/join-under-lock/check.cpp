// Theory of operation. A thread waits for another to end, and holds a lock that the other one still
// has to take. Which thread is waited for is known by where it is kept: the variable, or the member
// of the same class, that a thread was put into; what that thread locks, by what it is started
// with.
#include <algorithm>
#include <set>
#include <tuple>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/thread_lives.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

bool leads_elsewhere(const AccessPath& path) {
  return std::ranges::any_of(path.steps, [](const Step& step) {
    return step.kind == StepKind::deref || step.kind == StepKind::owner;
  });
}

/// The same lock for both: one member of the object whose methods start and join, or one variable.
/// `thread` is the one that is joined: a neighbour's has the neighbour's lock.
bool is_same_lock(const AccessPath& held, const AccessPath& wanted, const AccessPath& thread) {
  if (held.root != Root::self || wanted.root != Root::self) return surely_same(held, wanted);
  return held.steps == wanted.steps && (!leads_elsewhere(thread) || leads_elsewhere(held));
}

Finding describe(const LibraryCall& join, const HeldLock& held, const Start& start,
                 const Effect& wants) {
  const std::string lock = quoted(held.held.lock.text);
  Finding finding;
  finding.rule = "join-under-lock";
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = join.site();
  finding.sites = {site_of(Role::holds, held.chain.back(), held.held.lock),
                   site_of(Role::waits, join.chain.back(), join.receiver),
                   site_of(Role::wants, wants.chain.back(), wants.lock)};
  finding.message = join.function().name + " waits for a thread to end while it holds " + lock +
                    ", which that thread needs";
  tell_holding(finding, "T1", held.chain, lock, join.chain,
               "holds " + lock + " and waits until T2 has ended");
  add_step(finding, {start.starter, start.spawn->call.site, ""}, "T2",
           start.starter->name + " starts T2: " + start.spawn->call.name);
  tell_calls(finding, "T2", wants.chain, 1);
  add_step(finding, wants.chain.back(), "T2", "waits for " + lock);
  return finding;
}

class JoinUnderLock : public Check {
 public:
  std::string rule() const override { return "join-under-lock"; }

  void run(const Program& program, Sink& sink) const override {
    const std::vector<Start> starts = starts_of(program);
    std::set<std::tuple<std::string, int, int>> known;
    for (const auto& [usr, calls] : program.library_calls())
      for (const LibraryCall& call : calls)
        if (call.model->joins) judge(program, call, starts, known, sink);
  }

 private:
  static void judge(const Program& program, const LibraryCall& join,
                    const std::vector<Start>& starts,
                    std::set<std::tuple<std::string, int, int>>& known, Sink& sink) {
    for (const HeldLock& held : join.held) {
      if (!held.held.certain || held.held.shared) continue;
      for (const Start& start : starts) {
        if (!is_thread_of(start, join.receiver)) continue;
        // Who starts it may wait, before others join it, until the lock is not needed any more.
        if (start.starter != &join.function() && program.may_wait(*start.starter)) continue;
        for (const Effect& wants : program.effects_of(*start.starter, start.spawn->call)) {
          const Location& site = join.site();
          if (is_same_lock(held.held.lock, wants.lock, join.receiver) &&
              known.emplace(site.file, site.line, site.column).second)
            sink.report(describe(join, held, start, wants));
        }
      }
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_join_under_lock_check() {
  return std::make_unique<JoinUnderLock>();
}

}  // namespace ccgrade

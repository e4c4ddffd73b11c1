// Theory of operation. A function that starts threads is where they are compared (concurrency.hpp):
// what each thread reads and writes, and what the function does itself while they may still run.
// Two accesses of surely one variable, one of them a write, with no lock in common, are a race
// unless something else puts them in order. So threads are left alone that wait for something, that
// both use atomics or one and the same lock, or that call what is not known here.
#include <algorithm>
#include <map>
#include <set>

#include "analyzers/static/checks/unguarded-shared-write/side.hpp"
#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/kept_locks.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

/// An element whose number is not known may be another one in each thread.
bool is_one_object(const AccessPath& path) {
  return std::ranges::all_of(path.steps, [](const Step& step) {
    return step.kind != StepKind::index || step.index.kind == IndexKind::constant;
  });
}

bool in_order(const Side& a, const Side& b) {
  const bool share_lock =
      std::ranges::any_of(a.locks, [&](const std::string& lock) { return b.locks.contains(lock); });
  return a.waits || b.waits || a.unknown || b.unknown || (a.atomics && b.atomics) || share_lock;
}

/// Of what a function does between a test and a setting that another rule tells of, that rule
/// tells.
bool is_told_by(const Note& note, const ReachedAccess& access) {
  const int line = access.site().line;
  return family(note.path) == family(access.path) ||
         (note.site.line <= line && line <= note.other.line);
}

bool has_own_lock(const ReachedAccess& access) {
  return access.path.root == Root::self && !access.held.empty();
}

/// Classes with a lock of their own are looked at by other rules, but for what a constructor does
/// beside a thread that it has started; and so are some shapes.
bool are_left_to_others(const ReachedAccess& a, const ReachedAccess& b) {
  static const std::set<std::string> kOthers = {"double-checked-locking",
                                                "unsynchronized-lazy-init", "volatile-as-sync"};
  const auto is_shape = [](const ReachedAccess& access) {
    return std::ranges::any_of(access.function().notes, [&](const Note& note) {
      return kOthers.contains(note.rule) && is_told_by(note, access);
    });
  };
  const bool own_class = !a.building && !b.building && (has_own_lock(a) || has_own_lock(b));
  return own_class || is_shape(a) || is_shape(b);
}

/// Both go by a volatile variable, which orders nothing: volatile-as-sync says so.
bool go_by_volatile(const ReachedAccess& a, const ReachedAccess& b) {
  const auto does = [](const ReachedAccess& access) {
    return std::ranges::any_of(access.function().notes,
                               [](const Note& note) { return note.rule == "volatile-as-sync"; });
  };
  return does(a) && does(b);
}

bool race(const ReachedAccess& a, const ReachedAccess& b) {
  return (a.write || b.write) && !a.gated && !b.gated && surely_same(a.path, b.path) &&
         is_one_object(a.path) && !common_lock(a.held, b.held) && !are_left_to_others(a, b) &&
         !go_by_volatile(a, b);
}

std::string does(const ReachedAccess& access) {
  return access.write ? "writes " : "reads ";
}

/// `one` is the access to look at first: it holds no lock, if one of the two does not, and what a
/// constructor does comes before what the thread does that it has started too early.
Finding describe(const ReachedAccess& one, const ReachedAccess& other, bool itself) {
  const std::string what = quoted(one.path.text);
  const auto role = [](const ReachedAccess& access) {
    return access.write ? Role::writes : Role::reads;
  };
  Finding finding;
  finding.rule = "unguarded-shared-write";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = one.site();
  finding.sites = {site_of(role(one), one.chain.back(), one.path),
                   site_of(role(other), other.chain.back(), other.path)};
  finding.message = one.function().name + " " + does(one) + what + " in one thread while " +
                    (itself ? "another does the same"
                            : other.function().name + " " + does(other) + "it in another") +
                    ", and no lock keeps them apart";
  tell_calls(finding, "T1", one.chain);
  add_step(finding, one.chain.back(), "T1", does(one) + what);
  tell_calls(finding, "T2", other.chain);
  add_step(finding, other.chain.back(), "T2", does(other) + what + " at the same time");
  return finding;
}

class Starter {
 public:
  Starter(const Program& program, const FunctionSummary& function)
      : program_(program), sides_(sides_of(program, function)) {}

  void judge(Sink& sink) {
    for (const Side& a : sides_)
      for (const Side& b : sides_)
        if (concurrent(a, b) && !in_order(a, b)) compare(a, b, sink);
  }

 private:
  /// Each place is told once; one that stands against another in a finding is told by that.
  void compare(const Side& a, const Side& b, Sink& sink) {
    for (const ReachedAccess& one : a.accesses)
      for (const ReachedAccess& other : b.accesses) {
        const bool first = one.held.empty() && (one.write || !other.held.empty());
        const bool both_locked = !one.held.empty() && !other.held.empty() && one.write;
        if (other.building && !one.building) continue;
        if (!(first || both_locked) || !race(one, other) || may_keep_lock(program_, one.chain) ||
            may_keep_lock(program_, other.chain) || !told_.insert(place_of(one)).second)
          continue;
        if (other.held.empty()) told_.insert(place_of(other));
        sink.report(describe(one, other, &a == &b && one.site() == other.site()));
      }
  }

  static std::string place_of(const ReachedAccess& access) {
    const Location& site = access.site();
    return class_text(access.path) + "@" + site.file + ":" + std::to_string(site.line);
  }

  const Program& program_;
  std::vector<Side> sides_;
  std::set<std::string> told_;
};

class UnguardedSharedWrite : public Check {
 public:
  std::string rule() const override { return "unguarded-shared-write"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      if (!function.spawns.empty()) Starter(program, function).judge(sink);
  }
};

}  // namespace

std::unique_ptr<Check> make_unguarded_shared_write_check() {
  return std::make_unique<UnguardedSharedWrite>();
}

}  // namespace ccgrade

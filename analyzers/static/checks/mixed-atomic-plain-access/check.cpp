// Theory of operation. A variable that is no std::atomic is accessed atomically in one place (by a
// builtin, or through std::atomic_ref) and plainly in another. The plain access is in no order with
// the atomic one and may be torn or kept in a register: for C++ it is a data race, however careful
// the other side is. Reported where both may run beside others, by two threads, and at least one of
// them writes.
//
// Silent under a lock, in constructors and destructors, and where nothing runs beside; for a read
// by the one function that writes it, which reads what it has written itself; for a look before an
// atomic change in the same function, which makes sure by the change; and in functions that are
// named as those that prepare.
#include <algorithm>
#include <map>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/entries.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

/// The variable, and how many sole owners stand before what is accessed: the pointer itself is
/// another thing than what it owns.
std::string key_of(const AccessPath& path) {
  std::string key = family(path);
  for (auto step = path.steps.rbegin(); step != path.steps.rend(); ++step) {
    if (step->kind == StepKind::field) break;
    if (step->kind == StepKind::owner && !key.empty()) key += "->";
  }
  return key;
}

/// A std::atomic has no plain accesses; what looks like one is another thing behind it.
bool is_made_atomic(const Access& access) {
  return access.atomic && access.type.find("atomic") != std::string::npos;
}

struct Use {
  const FunctionSummary* function = nullptr;
  const Access* access = nullptr;
};

bool prepares(const FunctionSummary& function) {
  std::string name = function.name.substr(function.name.rfind(':') + 1);
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  for (const char* word : {"init", "setup", "set_up", "prepare", "create"})
    if (name.find(word) != std::string::npos) return true;
  return function.builds;
}

bool is_called_with_lock(const Program& program, const std::string& usr) {
  return std::ranges::any_of(program.functions(), [&](const auto& each) {
    return std::ranges::any_of(each.second.calls, [&](const Call& call) {
      return call.callee == usr && !call.held.empty();
    });
  });
}

/// All accesses to one variable or member that may run beside others.
class Variable {
 public:
  void add(Use use) { (use.access->atomic ? atomic_ : plain_).push_back(use); }
  bool is_mixed() const { return !atomic_.empty() && !plain_.empty(); }

  std::vector<std::pair<Use, Use>> races(const Program& program) const {
    std::vector<std::pair<Use, Use>> all;
    for (const Use& plain : plain_)
      if (const Use* atomic = opposite(program, plain)) all.emplace_back(plain, *atomic);
    return all;
  }

 private:
  /// The atomic access that a plain one races with; a write if there is one.
  const Use* opposite(const Program& program, const Use& plain) const {
    if (!plain.access->held.empty() || prepares(*plain.function) || reads_its_own(plain) ||
        is_called_with_lock(program, plain.function->usr))
      return nullptr;
    const Use* found = nullptr;
    for (const Use& atomic : atomic_) {
      if (!may_alias(atomic.access->path, plain.access->path) || prepares(*atomic.function))
        continue;
      if (!atomic.access->write && !plain.access->write) continue;
      if (threads_at(program, {atomic.function->usr, plain.function->usr}) < 2) continue;
      if (!found || (atomic.access->write && !found->access->write)) found = &atomic;
    }
    return found;
  }

  bool reads_its_own(const Use& plain) const {
    if (plain.access->write) return false;
    const auto writes_here = [&](const Use& use) {
      return use.access->write && use.function == plain.function;
    };
    const auto writes_elsewhere = [&](const Use& use) {
      return use.access->write && use.function != plain.function;
    };
    return std::ranges::any_of(atomic_, writes_here) ||
           (std::ranges::none_of(atomic_, writes_elsewhere) &&
            std::ranges::none_of(plain_, writes_elsewhere));
  }

  std::vector<Use> atomic_, plain_;
};

Finding describe(const Use& plain, const Use& atomic) {
  const Location &here = plain.access->site, &there = atomic.access->site;
  const std::string what = quoted(plain.access->path.text);
  const std::string does = plain.access->write ? "writes " : "reads ";
  Finding finding;
  finding.rule = "mixed-atomic-plain-access";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = here;
  finding.message = plain.function->name + " " + does + what + " plainly, and " +
                    atomic.function->name +
                    " accesses it atomically: that orders nothing for who " + "does not";
  finding.sites = {{plain.access->write ? Role::writes : Role::reads, here.file, here.line,
                    plain.function->name, plain.access->path.text},
                   {atomic.access->write ? Role::writes : Role::reads, there.file, there.line,
                    atomic.function->name, atomic.access->path.text}};
  finding.trail = {{there.file, there.line, "T1",
                    atomic.function->name + (atomic.access->write ? " writes " : " reads ") +
                        quoted(atomic.access->path.text) + " atomically"},
                   {here.file, here.line, "T2",
                    plain.function->name + " " + does + what +
                        " at the same time, with nothing that orders it"}};
  return finding;
}

class MixedAtomicPlainAccess : public Check {
 public:
  std::string rule() const override { return "mixed-atomic-plain-access"; }

  void run(const Program& program, Sink& sink) const override {
    std::set<std::pair<std::string, int>> told;
    for (const auto& [key, variable] : variables(program))
      if (variable.is_mixed())
        for (const auto& [plain, atomic] : variable.races(program))
          if (told.emplace(plain.access->site.file, plain.access->site.line).second)
            sink.report(describe(plain, atomic));
  }

 private:
  static std::map<std::string, Variable> variables(const Program& program) {
    const auto beside = beside_others(program);
    std::map<std::string, Variable> all;
    for (const auto& [usr, function] : program.functions())
      for (const Access& access : function.accesses)
        if (!access.building && !is_made_atomic(access) &&
            (beside.contains(usr) || !access.live.empty()))
          if (const std::string key = key_of(access.path); !key.empty())
            all[key].add({&function, &access});
    return all;
  }
};

}  // namespace

std::unique_ptr<Check> make_mixed_atomic_plain_access_check() {
  return std::make_unique<MixedAtomicPlainAccess>();
}

}  // namespace ccgrade

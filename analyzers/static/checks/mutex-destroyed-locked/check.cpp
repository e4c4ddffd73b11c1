// Theory of operation. An object is destroyed while a lock inside it is held: by who holds it
// (`delete`, reset() and the like with a guard still alive, which then unlocks what is gone), or by
// the end of a function that has handed its local mutex to a thread which may still run.
#include <algorithm>
#include <set>
#include <tuple>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/library_calls.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

AccessPath destroyed_by(const LibraryCall& call) {
  const bool owned = call.model->destroys == Destroys::owned;
  if (!owned && call.args.empty()) return {};
  AccessPath object = owned ? call.receiver : call.args.front();
  append(object, {owned ? StepKind::owner : StepKind::deref, "", "", {}});
  return object;
}

Finding finding_at(const Frame& at, const std::string& name) {
  Finding finding;
  finding.rule = "mutex-destroyed-locked";
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = at.site;
  finding.sites = {{Role::calls, at.site.file, at.site.line, at.function->name, name}};
  return finding;
}

Finding describe(const LibraryCall& call, const HeldLock& held) {
  const Frame& at = call.chain.back();
  const std::string lock = quoted(held.held.lock.text);
  Finding finding = finding_at(at, call.name);
  finding.message = call.name + " destroys " + lock + " while it is held" +
                    (held.held.site == at.site ? "" : ", and it is unlocked when it is gone");
  finding.sites.insert(finding.sites.begin(),
                       site_of(Role::holds, held.chain.back(), held.held.lock));
  tell_holding(finding, "T1", held.chain, lock, call.chain,
               call.name + " ends what " + lock + " is part of, with the lock held");
  return finding;
}

/// Of a detached thread thread-captures-dead-local tells.
bool is_told_as_captured(const FunctionSummary& starter, const Note& mutex, const Spawn& spawn) {
  return std::ranges::any_of(starter.notes, [&](const Note& note) {
    return note.rule == "thread-captures-dead-local" && note.text == mutex.text &&
           note.site.line == spawn.call.site.line;
  });
}

/// A mutex of the starter's that a thread is handed: by address, since it cannot be copied.
const Note* local_mutex_for(const FunctionSummary& starter, const Spawn& spawn) {
  for (const Note& note : starter.notes)
    if (note.rule == "mutex-destroyed-locked" && !is_told_as_captured(starter, note, spawn) &&
        std::ranges::any_of(spawn.call.args, [&](const Argument& argument) {
          return argument.path.root == Root::local && argument.path.id == note.path.id;
        }))
      return &note;
  return nullptr;
}

Finding describe(const FunctionSummary& starter, const Spawn& spawn, const Note& mutex,
                 const std::vector<Effect>& effects) {
  const std::string lock = quoted(mutex.text);
  Finding finding = finding_at({&starter, spawn.call.site, ""}, mutex.text);
  finding.message = "the thread is handed " + lock + ", and may use it when " + starter.name +
                    ", to which it belongs, has ended";
  finding.sites.push_back(
      {Role::creates, mutex.site.file, mutex.site.line, starter.name, mutex.text});
  finding.trail = {{spawn.call.site.file, spawn.call.site.line, "T1",
                    "starts a thread that is handed " + lock + ", and does not wait for it"}};
  const auto locking = std::ranges::find_if(
      effects, [&](const Effect& effect) { return effect.lock.id == mutex.path.id; });
  if (locking != effects.end())
    add_step(finding, locking->chain.back(), "T2", "locks " + lock + " when it may be gone");
  return finding;
}

class MutexDestroyedLocked : public Check {
 public:
  std::string rule() const override { return "mutex-destroyed-locked"; }

  void run(const Program& program, Sink& sink) const override {
    std::set<std::tuple<std::string, int, int>> known;
    for (const auto& [usr, calls] : program.library_calls())
      for (const LibraryCall& call : calls) {
        if (call.model->destroys == Destroys::nothing) continue;
        const AccessPath object = destroyed_by(call);
        for (const HeldLock& held : call.held)
          if (held.held.certain && surely_within(held.held.lock, object) &&
              known.emplace(call.site().file, call.site().line, call.site().column).second)
            sink.report(describe(call, held));
      }
    for (const auto& [usr, function] : program.functions())
      judge_outliving(program, function, sink);
  }

 private:
  /// Who waits for anything may wait for its threads in a way of its own.
  static void judge_outliving(const Program& program, const FunctionSummary& starter, Sink& sink) {
    if (starter.waits) return;
    for (const int number : starter.outliving) {
      if (static_cast<std::size_t>(number) >= starter.spawns.size()) continue;
      const Spawn& spawn = starter.spawns[static_cast<std::size_t>(number)];
      if (const Note* mutex = local_mutex_for(starter, spawn))
        sink.report(describe(starter, spawn, *mutex, program.effects_of(starter, spawn.call)));
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_mutex_destroyed_locked_check() {
  return std::make_unique<MutexDestroyedLocked>();
}

}  // namespace ccgrade

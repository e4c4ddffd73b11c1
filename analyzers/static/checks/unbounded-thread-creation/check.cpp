// A loop that starts a thread for whatever comes, and goes on before any of them has ended
// (facts.cpp). What it calls may still bound them: something that waits until a thread has ended or
// has said so, or that looks at what the threads change.
#include <algorithm>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/reach.hpp"
#include "analyzers/static/engine/trail.hpp"
#include "analyzers/static/engine/waits.hpp"

namespace ccgrade {
namespace {

using Names = std::set<std::string>;

struct Loop {
  const FunctionSummary* function = nullptr;
  const Note* start = nullptr;
  int last_line = 0;

  bool has(const Location& site) const {
    return start->other.line <= site.line && site.line <= last_line;
  }
};

Finding describe(const Loop& loop) {
  const FunctionSummary& function = *loop.function;
  const Note& start = *loop.start;
  const bool kept = start.kind == "kept";
  Finding finding;
  finding.rule = start.rule;
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = start.site;
  finding.sites = {{Role::creates, start.site.file, start.site.line, function.name, start.text}};
  finding.message = function.name + " starts a thread each time round" +
                    (kept ? " and keeps it in " + quoted(start.text) : std::string()) +
                    ", and nothing bounds how many there are";
  finding.trail = {
      {start.other.file, start.other.line, "T1", "goes round for as long as something comes"},
      {start.site.file, start.site.line, "T1",
       kept ? "starts a thread and keeps it, and joins none before it goes on"
            : "starts a thread and lets it go"},
      {start.other.file, start.other.line, "T1",
       "goes round again: as many threads as others send requests"}};
  return finding;
}

class UnboundedThreadCreation : public Check {
 public:
  std::string rule() const override { return "unbounded-thread-creation"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes) {
        if (note.rule != rule() || note.kind == "until") continue;
        const Loop loop{&function, &note, last_line(function, note)};
        if (!is_bounded(program, loop)) sink.report(describe(loop));
      }
  }

 private:
  static int last_line(const FunctionSummary& function, const Note& start) {
    for (const Note& note : function.notes)
      if (note.rule == start.rule && note.kind == "until" && note.site == start.site)
        return note.other.line;
    return start.other.line;
  }

  static bool is_bounded(const Program& program, const Loop& loop) {
    const Names called = called_in(program, loop), by_threads = run_by_threads(program, loop);
    return waits_for_them(program, loop, called, by_threads) ||
           looks_at_what_they_change(program, loop, called, by_threads);
  }

  static Names called_in(const Program& program, const Loop& loop) {
    Names called;
    for (const Call& call : loop.function->calls)
      if (loop.has(call.site))
        for (const auto& [usr, chain] : chains_of(program, *loop.function, call))
          called.insert(usr);
    return called;
  }

  static Names run_by_threads(const Program& program, const Loop& loop) {
    Names run;
    for (const Spawn& spawn : loop.function->spawns)
      if (spawn.call.site == loop.start->site)
        for (const auto& [usr, chain] : chains_of(program, *loop.function, spawn.call))
          run.insert(usr);
    return run;
  }

  /// Any wait but one on a condition that the threads do not notify: that one waits for work.
  static bool waits_for_them(const Program& program, const Loop& loop, const Names& called,
                             const Names& by_threads) {
    Names notified;
    for (const Notification& each : notifications(program))
      if (by_threads.contains(each.at.function->usr)) notified.insert(family(each.condition));
    std::set<std::pair<std::string, int>> for_work;
    for (const ConditionWait& wait : condition_waits(program))
      if (!by_threads.empty() && !notified.contains(family(wait.condition)))
        for_work.emplace(wait.at.function->usr, wait.at.site.line);
    const auto waits = [&](const FunctionSummary& function, bool whole) {
      return std::ranges::any_of(function.calls, [&](const Call& call) {
        const FunctionModel* model = program.models().function(call.name);
        return model && (model->waits || model->joins) && (whole || loop.has(call.site)) &&
               !for_work.contains({function.usr, call.site.line});
      });
    };
    return waits(*loop.function, false) || std::ranges::any_of(called, [&](const auto& usr) {
             return waits(*program.find(usr), true);
           });
  }

  static bool looks_at_what_they_change(const Program& program, const Loop& loop,
                                        const Names& called, const Names& by_threads) {
    Names changed;
    for (const std::string& usr : by_threads)
      for (const Access& access : program.find(usr)->accesses)
        if (access.write) changed.insert(family(access.path));
    changed.erase("");
    const auto looks = [&](const FunctionSummary& function, bool whole) {
      return std::ranges::any_of(function.accesses, [&](const Access& access) {
        return !access.write && (whole || loop.has(access.site)) &&
               changed.contains(family(access.path));
      });
    };
    return looks(*loop.function, false) || std::ranges::any_of(called, [&](const auto& usr) {
             return looks(*program.find(usr), true);
           });
  }
};

}  // namespace

std::unique_ptr<Check> make_unbounded_thread_creation_check() {
  return std::make_unique<UnboundedThreadCreation>();
}

}  // namespace ccgrade

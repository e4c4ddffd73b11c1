// Theory of operation. A handler runs in the middle of whatever its thread was doing: with the lock
// of a stream or of the heap taken, or with data half written. From each function that is set as a
// handler, all that it surely calls is walked, and what stands in the way is told:
//   - a call that the models call unsafe in a handler, and why;
//   - a lock that it takes;
//   - a plain global that it writes and that other code, which no handler reaches, goes by.
// Calls that may mean several functions are not followed.
#include <map>
#include <set>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

constexpr const char* kRule = "signal-handler-unsafe";

/// A function that a handler reaches, itself first: `chain` ends where the next call is made.
struct Reach {
  const FunctionSummary* function = nullptr;
  std::vector<Frame> chain;
};

std::vector<Reach> reached_from(const Program& program, const FunctionSummary& handler) {
  std::vector<Reach> all = {{&handler, {}}};
  std::set<std::string> seen = {handler.usr};
  for (std::size_t next = 0; next < all.size(); ++next) {
    const Reach from = all[next];
    for (const Call& call : from.function->calls) {
      const auto targets = program.targets(call.callee);
      if (targets.size() != 1 || !seen.insert(targets.front()->usr).second) continue;
      Reach to{targets.front(), from.chain};
      to.chain.push_back({from.function, call.site, targets.front()->name});
      all.push_back(std::move(to));
    }
  }
  return all;
}

/// The functions that are set as handlers, and where first.
std::map<std::string, Location> handlers_of(const Program& program) {
  std::map<std::string, Location> all;
  for (const auto& [usr, function] : program.functions())
    for (const Note& note : function.notes)
      if (note.rule == kRule && note.kind == "handler") all.emplace(note.text, note.site);
  return all;
}

class Handler {
 public:
  Handler(const Program& program, const FunctionSummary& handler, Location set)
      : program_(program),
        handler_(handler),
        set_(std::move(set)),
        reached_(reached_from(program, handler)) {}

  bool reaches(const std::string& usr) const {
    for (const Reach& each : reached_)
      if (each.function->usr == usr) return true;
    return false;
  }

  std::vector<Finding> findings(const std::set<std::string>& in_handlers) const {
    std::vector<Finding> all;
    for (const Reach& reach : reached_) {
      for (const Acquire& acquire : reach.function->acquires)
        all.push_back(told(reach, acquire.site, Role::wants, acquire.lock.text,
                           "locks " + quoted(acquire.lock.text),
                           "the thread that it stops may hold it"));
      for (const Note& note : reach.function->notes) {
        if (note.rule != kRule) continue;
        if (note.kind == "unsafe") all.push_back(unsafe_call(reach, note));
        if (note.kind == "write") add_write(reach, note, in_handlers, all);
      }
    }
    return all;
  }

 private:
  Finding told(const Reach& reach, const Location& site, Role role, const std::string& object,
               const std::string& does, const std::string& why) const {
    std::vector<Frame> chain = reach.chain;
    chain.push_back({reach.function, site, ""});
    Finding finding;
    finding.rule = kRule;
    finding.severity = Severity::warning;
    finding.certainty = Certainty::suspected;
    finding.where = chain.front().site;
    finding.message = handler_.name + ", a handler of a signal, " + does +
                      (reach.chain.empty() ? "" : " in " + reach.function->name) + ": " + why;
    finding.sites = {{role, site.file, site.line, reach.function->name, object}};
    finding.trail = {{set_.file, set_.line, "T1", "sets " + handler_.name + " as a handler"},
                     {handler_.site.file, handler_.site.line, "T1",
                      "is stopped by the signal in the middle of anything"}};
    tell_calls(finding, "T1", Chain(chain));
    add_step(finding, chain.back(), "T1", does);
    return finding;
  }

  Finding unsafe_call(const Reach& reach, const Note& note) const {
    const FunctionModel* model = program_.models().function(note.text);
    return told(reach, note.site, Role::calls, note.text, "calls " + note.text,
                model ? model->signal_unsafe : "");
  }

  void add_write(const Reach& reach, const Note& note, const std::set<std::string>& in_handlers,
                 std::vector<Finding>& all) const {
    for (const auto& [usr, function] : program_.functions()) {
      if (in_handlers.contains(usr)) continue;
      for (const Access& access : function.accesses) {
        if (access.atomic || family(access.path) != family(note.path)) continue;
        Finding finding =
            told(reach, note.site, Role::writes, note.text, "writes " + quoted(note.text),
                 function.name +
                     " goes by it too, and it is neither volatile "
                     "sig_atomic_t nor atomic");
        finding.sites.push_back({access.write ? Role::writes : Role::reads, access.site.file,
                                 access.site.line, function.name, access.path.text});
        all.push_back(std::move(finding));
        return;
      }
    }
  }

  const Program& program_;
  const FunctionSummary& handler_;
  const Location set_;
  const std::vector<Reach> reached_;
};

class SignalHandlerUnsafe : public Check {
 public:
  std::string rule() const override { return kRule; }

  void run(const Program& program, Sink& sink) const override {
    std::vector<Handler> handlers;
    for (const auto& [usr, set] : handlers_of(program))
      if (const FunctionSummary* handler = program.find(usr))
        handlers.emplace_back(program, *handler, set);
    std::set<std::string> in_handlers;
    for (const auto& [usr, function] : program.functions())
      for (const Handler& handler : handlers)
        if (handler.reaches(usr)) in_handlers.insert(usr);
    std::set<std::pair<std::string, int>> told;
    for (const Handler& handler : handlers)
      for (Finding& finding : handler.findings(in_handlers))
        if (told.emplace(finding.where.file, finding.where.line).second)
          sink.report(std::move(finding));
  }
};

}  // namespace

std::unique_ptr<Check> make_signal_handler_unsafe_check() {
  return std::make_unique<SignalHandlerUnsafe>();
}

}  // namespace ccgrade

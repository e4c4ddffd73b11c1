// What a callback does, who calls it cannot know. With a lock held it may ask for the same lock, or
// for another one in the wrong order.
#include <algorithm>
#include <set>
#include <tuple>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/composition.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

struct Callback : Reached {
  AccessPath through;
};

/// Calls through a value that nobody here knows.
struct CallbackKind {
  using Item = Callback;
  static constexpr std::size_t kMost = 200;

  std::vector<Callback> own(const Program& program, const FunctionSummary& function) const {
    std::vector<Callback> all;
    for (const Call& call : function.calls) {
      if (!call.callee.empty() || call.through.root == Root::unknown) continue;
      Callback made;
      made.chain = {{&function, call.site, ""}};
      made.held = locks_held(program, function, call.held);
      made.through = call.through;
      all.push_back(std::move(made));
    }
    return all;
  }
  /// What the caller hands over, and is known, is a call of the caller's (callbacks.hpp).
  bool rebind(Callback& callback, const Binding& bind) const {
    const Argument* given = bind.argument_of(callback.through.id);
    if (given && !given->callable.empty()) return false;
    callback.through = bind(callback.through);
    return !is_of_own_object(callback.through);
  }
  /// A member of a local object, `ScopeExit undo([this] { … });`: the function itself has filled
  /// it.
  static bool is_of_own_object(const AccessPath& path) {
    return path.root == Root::local && !path.steps.empty() &&
           std::ranges::all_of(path.steps,
                               [](const Step& step) { return step.kind == StepKind::field; });
  }
  std::string key(const Callback& callback) const { return class_text(callback.through); }
};

/// A parameter of a function to which every caller hands what is known, is no secret.
bool is_known(const Program& program, const Callback& callback) {
  if (callback.through.root != Root::parameter || !callback.through.steps.empty()) return false;
  const std::size_t position =
      std::stoul(callback.through.id.substr(callback.through.id.rfind('#') + 1));
  const std::string& usr = callback.function().usr;
  bool called = false;
  for (const auto& [caller, function] : program.functions())
    for (const Call& call : function.calls) {
      if (call.callee != usr) continue;
      called = true;
      if (position >= call.args.size() || call.args[position].callable.empty()) return false;
    }
  return called;
}

Finding describe(const Callback& callback, const HeldLock& held) {
  const std::string lock = quoted(held.held.lock.text);
  const std::string through = quoted(callback.through.text);
  Finding finding;
  finding.rule = "callback-under-lock";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = callback.site();
  finding.sites = {site_of(Role::holds, held.chain.back(), held.held.lock),
                   site_of(Role::calls, callback.chain.back(), callback.through)};
  finding.message = callback.function().name + " calls " + through + " while " + lock +
                    " is held: what it does is up to others, and it may want the same lock";
  tell_holding(finding, "T1", held.chain, lock, callback.chain,
               "calls " + through + " with " + lock + " held");
  return finding;
}

class CallbackUnderLock : public Check {
 public:
  std::string rule() const override { return "callback-under-lock"; }

  void run(const Program& program, Sink& sink) const override {
    std::set<std::tuple<std::string, int, int>> known;
    for (const auto& [usr, callbacks] : compose(program, CallbackKind{}))
      for (const Callback& callback : callbacks) {
        if (is_known(program, callback)) continue;
        for (const HeldLock& held : callback.held) {
          const Location& site = callback.site();
          if (held.held.certain && known.emplace(site.file, site.line, site.column).second)
            sink.report(describe(callback, held));
        }
      }
  }
};

}  // namespace

std::unique_ptr<Check> make_callback_under_lock_check() {
  return std::make_unique<CallbackUnderLock>();
}

}  // namespace ccgrade

// A wait gives back the lock that it is called with, and no other. Whoever has to notify may need
// one of those that stay held.
#include <set>
#include <tuple>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/library_calls.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

/// The lock that the wait gives back: its first argument, or the one that its model names.
const AccessPath* given_back(const LibraryCall& call) {
  const std::size_t position = call.model->lock.value_or(0);
  return position < call.args.size() ? &call.args[position] : nullptr;
}

bool waits_on_condition(const LibraryCall& call) {
  return (call.model->waits && call.model->condition) ||
         call.name.find("condition_variable") != std::string::npos;
}

Finding describe(const LibraryCall& call, const HeldLock& held) {
  const Frame& at = call.chain.back();
  const std::string lock = quoted(held.held.lock.text);
  Finding finding;
  finding.rule = "wait-holding-second-lock";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = at.site;
  finding.sites = {site_of(Role::holds, held.chain.back(), held.held.lock),
                   site_of(Role::waits, at, call.receiver)};
  finding.message = at.function->name + " waits for a notification while " + lock +
                    " stays held, so whoever needs it to notify never does";
  tell_holding(finding, "T1", held.chain, lock, call.chain, "waits, and keeps " + lock);
  return finding;
}

class WaitHoldingSecondLock : public Check {
 public:
  std::string rule() const override { return "wait-holding-second-lock"; }

  void run(const Program& program, Sink& sink) const override {
    std::set<std::tuple<std::string, int, int, std::string, int>> known;
    for (const auto& [usr, calls] : program.library_calls())
      for (const LibraryCall& call : calls) {
        const AccessPath* own = waits_on_condition(call) ? given_back(call) : nullptr;
        if (!own || own->root == Root::unknown) continue;
        for (const HeldLock& held : call.held) {
          const Location &at = call.chain.back().site, &taken = held.chain.back().site;
          if (held.held.certain && surely_distinct(held.held.lock, *own) &&
              known.emplace(at.file, at.line, at.column, taken.file, taken.line).second)
            sink.report(describe(call, held));
        }
      }
  }
};

}  // namespace

std::unique_ptr<Check> make_wait_holding_second_lock_check() {
  return std::make_unique<WaitHoldingSecondLock>();
}

}  // namespace ccgrade

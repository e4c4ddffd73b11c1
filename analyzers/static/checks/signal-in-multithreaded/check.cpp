// signal() in a program with threads: which thread runs the handler is not said, and the C standard
// leaves it undefined.
#include <algorithm>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

bool has_threads(const Program& program) {
  return std::ranges::any_of(program.functions(),
                             [](const auto& each) { return !each.second.spawns.empty(); });
}

class SignalInMultithreaded : public Check {
 public:
  std::string rule() const override { return "signal-in-multithreaded"; }

  void run(const Program& program, Sink& sink) const override {
    if (!has_threads(program)) return;
    for (const auto& [usr, function] : program.functions())
      for (const Call& call : function.calls) {
        const FunctionModel* model = program.models().function(call.name);
        // Without a handler of its own it only ignores, or does the usual.
        if (!model || !model->sets_handler || call.args.size() < 2 || call.args[1].callable.empty())
          continue;
        Finding finding;
        finding.rule = rule();
        finding.severity = Severity::warning;
        finding.certainty = Certainty::suspected;
        finding.where = call.site;
        finding.message = call.name +
                          " in a program with threads: which of them runs the handler, "
                          "and beside which other, is open";
        finding.sites = {site_of(Role::calls, {&function, call.site, ""}, call.args[1].path)};
        finding.trail = {{call.site.file, call.site.line, "", "sets a handler for all threads"}};
        sink.report(std::move(finding));
      }
  }
};

}  // namespace

std::unique_ptr<Check> make_signal_in_multithreaded_check() {
  return std::make_unique<SignalInMultithreaded>();
}

}  // namespace ccgrade

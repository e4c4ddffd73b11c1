// A thread that nobody can wait for any more.
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const Call& call) {
  Finding finding;
  finding.rule = "thread-detached";
  finding.severity = Severity::advice;
  finding.certainty = Certainty::suspected;
  finding.where = call.site;
  finding.sites = {site_of(Role::calls, {&function, call.site, ""}, call.receiver)};
  finding.message =
      function.name + " lets a thread go, and nobody can tell when it ends or what it still uses";
  finding.trail = {{call.site.file, call.site.line, "", "detaches the thread"}};
  return finding;
}

class ThreadDetached : public Check {
 public:
  std::string rule() const override { return "thread-detached"; }

  void run(const Program& program, Sink& sink) const override {
    for (const auto& [usr, function] : program.functions())
      for (const Call& call : function.calls) {
        const FunctionModel* model = program.models().function(call.name);
        if (model && model->detaches) sink.report(describe(function, call));
      }
  }
};

}  // namespace

std::unique_ptr<Check> make_thread_detached_check() {
  return std::make_unique<ThreadDetached>();
}

}  // namespace ccgrade

// A library function that keeps its answer, or its place, where every thread sees it, called where
// other threads run. Which functions these are, and what to call instead, the models say.
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/concurrency.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const Call& call, const std::string& why) {
  Finding finding;
  finding.rule = "mt-unsafe-call";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = call.site;
  finding.sites = {{Role::calls, call.site.file, call.site.line, function.name, call.name}};
  finding.message = call.name + " is not made for several threads, and " + function.name +
                    " runs beside others: " + why;
  finding.trail = {{call.site.file, call.site.line, "", function.name + " calls " + call.name}};
  return finding;
}

class MtUnsafeCall : public Check {
 public:
  std::string rule() const override { return "mt-unsafe-call"; }

  void run(const Program& program, Sink& sink) const override {
    for (const std::string& usr : run_beside_others(program)) {
      const FunctionSummary& function = *program.find(usr);
      for (const Call& call : function.calls) {
        const FunctionModel* model = program.models().function(call.name);
        // Under a lock it may be kept from itself.
        if (model && !model->mt_unsafe.empty() && call.held.empty())
          sink.report(describe(function, call, model->mt_unsafe));
      }
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_mt_unsafe_call_check() {
  return std::make_unique<MtUnsafeCall>();
}

}  // namespace ccgrade

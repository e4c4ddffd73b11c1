#include "analyzers/dynamic/valgrind/observe.hpp"

#include "analyzers/dynamic/execution/scenario_runner.hpp"
#include "grader/host/host.hpp"

namespace ccgrade::valgrind {
namespace {

std::string version(Host& host) {
  Command ask;
  ask.argv = {"valgrind", "--version"};
  const std::string answer = host.run(ask).out;
  return answer.substr(0, answer.find('\n'));
}

}  // namespace

Observation observe(const Inspection& inspection, const std::string& tool,
                    const std::vector<std::string>& options, const Judge& judge) {
  Observation seen;
  if (!inspection.host.find_program("valgrind")) {
    seen.not_judged = "valgrind is not installed; apt-get install valgrind";
    return seen;
  }
  seen.tools["valgrind"] = version(inspection.host);
  const Product product = inspection.builds.get("valgrind");
  if (!product.ok()) {
    seen.not_judged = "the build for valgrind failed: " + product.our_fault;
    return seen;
  }
  const auto scenarios = scenarios_for(inspection, tool, seen.runs);
  ToolSetup setup;
  setup.tool = tool;
  setup.variant = "valgrind";
  setup.program = product.path;
  setup.seed = inspection.seed;
  setup.seconds_per_scenario = 60;  // fifty times slower than the plain program, and it serialises
  setup.wrapper = {"valgrind",
                   "--tool=" + tool,
                   "--xml=yes",
                   "--xml-fd=" + std::to_string(kToolLogFd),
                   "--child-silent-after-fork=yes",
                   "--num-callers=24"};
  setup.wrapper.insert(setup.wrapper.end(), options.begin(), options.end());
  for (Execution& execution : run_scenarios(inspection.host, setup, scenarios)) {
    const Log log = parse_xml(execution.tool_log);
    if (!log.ran) seen.not_judged = "valgrind did not come up: " + execution.err.substr(0, 300);
    for (const Error& error : log.errors)
      if (auto finding = judge(error)) seen.findings.push_back(std::move(*finding));
    take_runs(execution, seen);
  }
  return seen;
}

}  // namespace ccgrade::valgrind

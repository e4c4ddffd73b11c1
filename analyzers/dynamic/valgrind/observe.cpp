#include "analyzers/dynamic/valgrind/observe.hpp"

#include <algorithm>

#include "analyzers/dynamic/execution/canary.hpp"
#include "analyzers/dynamic/execution/scenario_runner.hpp"
#include "grader/host/host.hpp"

namespace ccgrade::valgrind {
namespace {

constexpr const char* kPrograms = "/usr/libexec/valgrind/";

std::string version(Host& host) {
  Command ask;
  ask.argv = {"valgrind", "--version"};
  const std::string answer = host.run(ask).out;
  return answer.substr(0, answer.find('\n'));
}

bool is_reported(const std::string& kind, const Log& log) {
  return std::ranges::any_of(log.errors, [&](const Error& error) {
    return error.kind == kind && std::ranges::any_of(error.stacks, [](const TitledStack& each) {
             return is_canary(each.frames);
           });
  });
}

bool all_reported(const Canaries& canaries, const Log& log) {
  return std::ranges::all_of(canaries,
                             [&](const auto& each) { return is_reported(each.second, log); });
}

}  // namespace

Observation observe(const Inspection& inspection, const std::string& tool,
                    const std::vector<std::string>& options, const Canaries& canaries,
                    const Judge& judge) {
  Observation seen;
  const std::string program = kPrograms + tool + "-amd64-linux";
  if (!inspection.host.find_program("valgrind") || !inspection.host.find_program(program)) {
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
  for (const auto& [name, kind] : canaries) setup.canaries += name + " ";
  setup.seconds_per_scenario = 60;  // fifty times slower than the plain program, and it serialises
  // `valgrind` would only become this program, which is no right of what runs a stranger's code.
  setup.env = {"VALGRIND_LAUNCHER=/usr/bin/valgrind"};
  setup.wrapper = {program,
                   "--tool=" + tool,
                   "--vgdb=no",
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
    if (log.ran && execution.had_canaries && !all_reported(canaries, log))
      seen.not_judged = silenced(tool);
    take_runs(execution, seen);
  }
  return seen;
}

}  // namespace ccgrade::valgrind

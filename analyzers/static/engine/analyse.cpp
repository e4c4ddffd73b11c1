#include "analyzers/static/engine/analyse.hpp"

#include <algorithm>
#include <tuple>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/separate_programs.hpp"

namespace ccgrade {

std::vector<Finding> analyse(std::vector<UnitSummary> units, Models models) {
  const Program program(separate_programs(std::move(units)), std::move(models));
  Sink sink;
  for (const auto& check : make_checks()) check->run(program, sink);
  auto findings = sink.take();
  std::ranges::sort(findings, {}, [](const Finding& finding) {
    return std::tie(finding.where.file, finding.where.line, finding.rule);
  });
  return findings;
}

}  // namespace ccgrade

#include "analyzers/static/engine/analyse.hpp"

#include <algorithm>
#include <tuple>

#include "analyzers/static/engine/check.hpp"

namespace ccgrade {

Result<std::vector<Finding>> analyse(const std::vector<std::string>& summaries) {
  std::vector<UnitSummary> units;
  for (const std::string& text : summaries) {
    auto unit = summary_from_json(text);
    if (!unit) return unit.error();
    units.push_back(std::move(*unit));
  }
  const Program program(std::move(units));
  Sink sink;
  for (const auto& check : make_checks()) check->run(program, sink);
  auto findings = sink.take();
  std::ranges::sort(findings, {}, [](const Finding& finding) {
    return std::tie(finding.where.file, finding.where.line, finding.rule);
  });
  return findings;
}

}  // namespace ccgrade

#include "analyzers/static/engine/analyse.hpp"

#include <algorithm>
#include <tuple>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/separate_programs.hpp"

namespace ccgrade {
namespace {

std::vector<UnreadUnit> analysed_in_part(const Program& program) {
  std::vector<UnreadUnit> all;
  for (const FunctionSummary* function : program.overfull()) {
    const Location& at = function->site;
    all.push_back({at.file, at.file + ":" + std::to_string(at.line) + ": " + function->name +
                                " locks more while it holds over " + std::to_string(kMostHeld) +
                                " locks or objects that may be some, and what it locks then was "
                                "not looked at; let it hold fewer at a time"});
  }
  std::ranges::sort(all, {}, &UnreadUnit::reason);
  return all;
}

}  // namespace

Judgement analyse(std::vector<UnitSummary> units, Models models) {
  const Program program(separate_programs(std::move(units)), std::move(models));
  Sink sink;
  for (const auto& check : make_checks()) check->run(program, sink);
  Judgement judgement{sink.take(), analysed_in_part(program)};
  std::ranges::sort(judgement.findings, {}, [](const Finding& finding) {
    return std::tie(finding.where.file, finding.where.line, finding.rule);
  });
  return judgement;
}

}  // namespace ccgrade

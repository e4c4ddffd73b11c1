#include "analyzers/static/engine/analyse.hpp"

#include <algorithm>
#include <string>
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

std::tuple<std::string, int, std::string, int, std::string> what_and_where(const Finding& finding) {
  const Location& at = finding.where;
  return {at.file, at.line, finding.rule, at.column, finding.message};
}

}  // namespace

Judgement analyse(std::vector<UnitSummary> units, Models models) {
  const Program program(separate_programs(std::move(units)), std::move(models));
  Sink sink;
  for (const auto& check : make_checks()) check->run(program, sink);
  Judgement judgement{sink.take(), analysed_in_part(program)};
  std::ranges::stable_sort(judgement.findings, {}, what_and_where);
  // Instances of one template, in one program or several, have their places in common.
  const auto again = std::ranges::unique(judgement.findings, {}, what_and_where);
  judgement.findings.erase(again.begin(), again.end());
  return judgement;
}

}  // namespace ccgrade

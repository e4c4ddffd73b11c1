#include "analyzers/static/summaries.hpp"

#include <future>

namespace ccgrade {
namespace {

SummarisedUnit summarise_one(Host& host, const std::string& program, const TranslationUnit& unit) {
  Command command;
  command.argv = {program, unit.source, "--"};
  command.argv.insert(command.argv.end(), unit.flags.begin(), unit.flags.end());
  command.cwd = unit.cwd;
  command.limits.wall_seconds = 60;
  command.limits.output_bytes = 64 << 20;
  const ProcessResult done = host.run(command);
  if (done.succeeded()) return {unit.source, done.out, {}};
  const std::string why = done.outcome.ending == Ending::exited ? done.err : done.outcome.detail;
  return {unit.source, {}, unit.source + " was not analysed: " + why.substr(0, 400)};
}

}  // namespace

std::vector<SummarisedUnit> summarise(Host& host, const std::string& program,
                                      const std::vector<TranslationUnit>& units) {
  std::vector<std::future<SummarisedUnit>> running;
  for (const TranslationUnit& unit : units)
    running.push_back(
        std::async(std::launch::async, [&] { return summarise_one(host, program, unit); }));
  std::vector<SummarisedUnit> summaries;
  for (auto& each : running) summaries.push_back(each.get());
  return summaries;
}

}  // namespace ccgrade

#include "analyzers/explore/driver/session.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "grader/host/linux_host.hpp"

namespace ccgrade::explore {
namespace {

using nlohmann::json;

constexpr int kReportFd = 3;
constexpr double kSessionSeconds = 120;

std::string plan_text(const Program& program, const std::vector<std::string>& stages) {
  std::string text = "threads " + std::to_string(program.threads) + "\nsteps " +
                     std::to_string(program.max_steps) + "\nraces " +
                     (program.races ? "on" : "off") + "\n";
  for (const unsigned long pc : program.unjudged) text += "unjudged " + std::to_string(pc) + "\n";
  for (const std::string& stage : stages) text += stage + "\n";
  return text;
}

StageReport read_stage(const json& row) {
  StageReport stage{row.at("stage"),    row.at("executions"),   row.at("seed"),
                    row.at("seconds"),  row.at("inconclusive"), row.at("reason"),
                    row.at("verdict"),  row.at("message"),      {},
                    row.at("hash"),     row.at("steps"),        row.at("threads"),
                    row.at("schedule"), row.at("missed")};
  for (const json& party : row.at("parties"))
    stage.parties.push_back({party.at("thread"), party.at("pc")});
  return stage;
}

TraceStep read_step(const json& row) {
  return {row.at("step"),          row.at("thread"),     row.at("wake"),  row.at("object"),
          row.value("value", 0UL), row.value("size", 0), row.at("frames")};
}

Result<SessionReport> read_report(const std::string& text) {
  SessionReport report;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const json row = json::parse(line, nullptr, false);
    if (!row.is_object()) return Error{"the explorer's report is cut off: " + line.substr(0, 80)};
    try {
      if (row.contains("refused")) return Error{row.at("refused").get<std::string>()};
      if (row.contains("stage")) report.stages.push_back(read_stage(row));
      if (row.contains("step")) report.trace.push_back(read_step(row));
    } catch (const json::exception& problem) {
      return Error{std::string("the explorer's report is not what was expected: ") +
                   problem.what()};
    }
  }
  return report;
}

}  // namespace

Result<SessionReport> run_session(Host& host, const Program& program,
                                  const std::vector<std::string>& stages) {
  const ScratchFolder folder("ccgrade-explore");
  const std::string plan = folder.path() + "/plan";
  if (const Status put = host.write_file(plan, plan_text(program, stages)); !put)
    return put.error();
  Command command;
  command.argv = {program.path};
  command.env = program.env;
  command.env.push_back("CCGRADE_EXPLORE_PLAN=" + plan);
  command.env.push_back("CCGRADE_EXPLORE_FD=" + std::to_string(kReportFd));
  command.channels = {{kReportFd, 256 << 20}};
  command.limits.wall_seconds = kSessionSeconds;
  // The runtime's snapshot is a sparse file in memory; the program itself gets a limit from it.
  command.limits.file_kib = 256L << 20;
  command.fixed_addresses = true;
  const ProcessResult done = host.run(command);
  const Result<SessionReport> report = read_report(done.channels[0]);
  if (!report) return report;
  if (report->stages.empty())
    return Error{done.succeeded()
                     ? "the program ended before its main began"
                     : "the program ended before the explorer came up: " +
                           std::string(name_of(done.outcome.ending)) + " " + done.outcome.detail};
  return report;
}

}  // namespace ccgrade::explore

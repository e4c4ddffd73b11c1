#include "analyzers/explore/driver/session.hpp"

#include <signal.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "grader/host/linux_host.hpp"

namespace ccgrade::explore {
namespace {

using nlohmann::json;

constexpr int kReportFd = 3;
/// What the runtime says when a program has more threads than were prepared.
constexpr const char* kMoreThreads = "the program starts more threads than were prepared";
constexpr int kMostThreads = 2'000;
constexpr const char* kUnreadable =
    "the explorer's report cannot be read: it is cut off, or the program wrote into its descriptor";
/// For the program to reach its main, and for the execution that is under way when time is over.
constexpr double kGraceSeconds = 30;

std::string plan_text(const Program& program, const std::vector<std::string>& stages) {
  const auto word = [](bool on) { return on ? "on" : "off"; };
  std::ostringstream text;
  text << "seconds " << std::to_string(program.seconds) << "\nthreads " << program.threads
       << "\nsteps " << program.max_steps << "\nsurprises " << program.surprises << "\nraces "
       << word(program.races) << "\nleaks " << word(program.leaks) << "\nlate-writes "
       << word(program.late_writes) << "\ncoverage " << word(program.coverage) << "\n";
  for (const unsigned long pc : program.unjudged) text << "unjudged " << pc << "\n";
  for (const unsigned long pc : program.aims) text << "aim " << pc << "\n";
  for (const unsigned long pc : program.shared) text << "shared " << pc << "\n";
  for (const std::string& stage : stages) text << stage << "\n";
  return text.str();
}

Result<StageReport> read_stage(const json& row) {
  StageReport stage;
  const std::optional<Switches> schedule = read_schedule(row.value("schedule", "-"));
  if (!schedule) return Error{"the explorer's report has a schedule that is none"};
  stage.schedule = *schedule;
  row.at("stage").get_to(stage.strategy);
  row.at("executions").get_to(stage.executions);
  row.at("seed").get_to(stage.last_seed);
  row.at("seconds").get_to(stage.seconds);
  row.at("inconclusive").get_to(stage.inconclusive);
  row.at("too_long").get_to(stage.too_long);
  row.at("led_away").get_to(stage.led_away);
  row.at("most_steps").get_to(stage.most_steps);
  row.at("covered").get_to(stage.covered);
  row.at("exhausted").get_to(stage.exhausted);
  row.at("late").get_to(stage.late);
  row.at("lasting").get_to(stage.lasting);
  row.at("limited").get_to(stage.limited);
  row.at("reason").get_to(stage.reason);
  row.at("verdict").get_to(stage.verdict);
  row.at("message").get_to(stage.message);
  row.at("hash").get_to(stage.hash);
  row.at("steps").get_to(stage.steps);
  row.at("threads").get_to(stage.threads);
  row.at("work").get_to(stage.work);
  row.at("span").get_to(stage.span);
  row.at("missed").get_to(stage.missed);
  stage.marks = row.value("marks", std::vector<unsigned>{});
  for (const json& place : row.value("places", json::array()))
    stage.places.push_back({place.at("op"), place.at("pc"), place.at("whom_to_wake")});
  for (const json& party : row.at("parties"))
    stage.parties.push_back({party.at("thread"), party.at("pc")});
  return stage;
}

TraceStep read_step(const json& row) {
  TraceStep step;
  row.at("step").get_to(step.kind);
  row.at("thread").get_to(step.thread);
  row.at("event").get_to(step.event);
  row.at("wake").get_to(step.wake);
  row.at("object").get_to(step.object);
  row.at("pc").get_to(step.pc);
  row.at("frames").get_to(step.frames);
  row.at("held").get_to(step.held);
  step.value = row.value("value", 0UL);
  step.value_size = row.value("size", 0);
  step.pointer = row.value("pointer", false);
  step.unchanged = row.value("unchanged", false);
  step.held_besides = row.value("besides", 0);
  return step;
}

Result<SessionReport> read_report(const std::string& text) {
  SessionReport report;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const json row = json::parse(line, nullptr, false);
    if (!row.is_object()) return Error{kUnreadable};
    try {
      if (row.contains("refused")) return Error{row.at("refused").get<std::string>()};
      if (row.contains("stage")) {
        const Result<StageReport> stage = read_stage(row);
        if (!stage) return stage.error();
        report.stages.push_back(*stage);
      }
      if (row.contains("pairs")) row.at("pairs").get_to(report.pairs);
      if (row.contains("step")) report.trace.push_back(read_step(row));
    } catch (const json::exception&) {
      return Error{kUnreadable};
    }
  }
  return report;
}

/// The runtime tells of every stage; what can keep it from that?
std::string why_not(const ProcessResult& done) {
  if (done.succeeded()) return "the program ended before its main began";
  if (done.outcome.ending == Ending::exited)
    return "the program ended with code " + std::to_string(done.outcome.code) +
           " before its main began, or on a way that the explorer does not see";
  // Signals of the runtime's own, and nobody is left who handles them (before_main.cpp).
  if (done.outcome.ending == Ending::signalled &&
      (done.outcome.code == SIGALRM || done.outcome.code == SIGPROF))
    return "the program does not come to its main, and nobody in it hears the clock: it has become "
           "another one, or has taken the clock for itself";
  if (done.outcome.ending == Ending::our_fault || done.outcome.ending == Ending::interrupted)
    return done.outcome.detail;
  if (done.outcome.ending == Ending::timed_out)
    return "what comes before main, or one schedule, does not end: " + done.outcome.detail;
  return "the explorer's process did not come to its own end: " +
         std::string(name_of(done.outcome.ending)) + ": " + done.outcome.detail;
}

/// No schedule has ended.
std::string before_main(const ProcessResult& done) {
  const bool aborted = done.outcome.detail.find("Aborted") != std::string::npos;
  return aborted ? "; perhaps the constructor of a static object aborts, or an exception leaves it"
                 : "";
}

}  // namespace

bool prepare_more_threads(Program& program, const std::string& reason) {
  if (reason != kMoreThreads || program.threads >= kMostThreads) return false;
  program.threads *= 8;
  return true;
}

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
  command.limits.wall_seconds = program.seconds + kGraceSeconds;
  // The runtime's snapshot is a sparse file in memory; the program itself gets a limit from it.
  command.limits.file_kib = 256L << 20;
  command.fixed_addresses = true;
  // The runtime may run executions in processes of their own.
  if (program.confined) {
    command.confinement = {{program.path, plan}, {}, {.processes = true}};
    command.limits.flood_bytes = std::size_t{256} << 20;
  }
  const ProcessResult done = host.run(command);
  Result<SessionReport> report = read_report(done.channels[0]);
  if (!report) return report;
  if (report->stages.empty()) return Error{why_not(done) + before_main(done)};
  if (!done.succeeded()) report->cut_off = why_not(done);
  return report;
}

}  // namespace ccgrade::explore

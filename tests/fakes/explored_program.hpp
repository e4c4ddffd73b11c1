#pragma once
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/explore/driver/session.hpp"
#include "tests/fakes/fake_host.hpp"

namespace ccgrade::explore {

/// What a program was asked to do: the lines of its plan.
using PlanLines = std::vector<std::string>;

/// The line that begins with this word, without it; empty when there is none.
inline std::string asked(const PlanLines& plan, const std::string& word) {
  for (const std::string& line : plan)
    if (line.starts_with(word + " ")) return line.substr(word.size() + 1);
  return "";
}

inline bool is_stage(const std::string& line) {
  for (const char* word : {"run ", "replay ", "record ", "follow "})
    if (line.starts_with(word)) return true;
  return false;
}

/// Where every execution passes: what is reported of this line of a plan.
inline StageReport passing(const std::string& line) {
  StageReport stage;
  std::string word;
  std::istringstream text(line);
  text >> word;
  stage.strategy = "replay";
  stage.executions = 1;
  stage.verdict = "passed";
  stage.threads = 2;
  stage.steps = 5;
  stage.hash = 7;
  if (word == "run")
    text >> stage.strategy >> stage.last_seed >> stage.executions;
  else
    text >> word;
  stage.schedule = read_schedule(word).value_or(Switches{});
  stage.last_seed += static_cast<unsigned long>(stage.executions) - 1;
  return stage;
}

/// A deadlock of two threads, each at a place of its own, in a schedule.
inline StageReport deadlock(const std::string& schedule) {
  StageReport stage = passing("replay " + schedule);
  stage.verdict = "deadlock";
  stage.message = "threads wait for each other in a cycle";
  stage.parties = {{0, 0x100}, {1, 0x200}};
  return stage;
}

/// A step of a trace.
inline TraceStep step(const std::string& kind, int thread, unsigned long pc,
                      unsigned long object = 0) {
  TraceStep made;
  made.kind = kind;
  made.thread = thread;
  made.pc = pc;
  made.object = object;
  made.frames = {pc};
  return made;
}

/// What is reported of one stage.
struct Executed {
  StageReport stage;
  std::vector<TraceStep> trace;
  std::set<OrderedPair> pairs;

  Executed(StageReport ended, std::vector<TraceStep> steps = {}, std::set<OrderedPair> seen = {})
      : stage(std::move(ended)), trace(std::move(steps)), pairs(std::move(seen)) {}

  std::string lines() const {
    std::string text = stage_row().dump() + "\n";
    for (const TraceStep& step : trace) text += row_of(step).dump() + "\n";
    if (!pairs.empty()) text += nlohmann::json({{"pairs", pairs}}).dump() + "\n";
    return text;
  }

 private:
  nlohmann::json stage_row() const {
    nlohmann::json parties = nlohmann::json::array();
    for (const PartyAt& each : stage.parties)
      parties.push_back({{"thread", each.thread}, {"pc", each.pc}});
    nlohmann::json places = nlohmann::json::array();
    for (const DepartureAt& each : stage.places)
      places.push_back({{"op", each.op}, {"pc", each.pc}, {"whom_to_wake", each.whom_to_wake}});
    return {{"stage", stage.strategy},
            {"executions", stage.executions},
            {"seed", stage.last_seed},
            {"seconds", stage.seconds},
            {"inconclusive", stage.inconclusive},
            {"too_long", stage.too_long},
            {"covered", stage.covered},
            {"exhausted", stage.exhausted},
            {"late", stage.late},
            {"limited", stage.limited},
            {"lasting", stage.lasting},
            {"led_away", stage.led_away},
            {"most_steps", stage.most_steps},
            {"reason", stage.reason},
            {"verdict", stage.verdict},
            {"message", stage.message},
            {"parties", parties},
            {"hash", stage.hash},
            {"steps", stage.steps},
            {"threads", stage.threads},
            {"work", stage.work},
            {"span", stage.span},
            {"schedule", write_schedule(stage.schedule)},
            {"marks", stage.marks},
            {"places", places},
            {"missed", stage.missed}};
  }
  static nlohmann::json row_of(const TraceStep& step) {
    return {{"step", step.kind},           {"thread", step.thread},   {"event", step.event},
            {"wake", step.wake},           {"object", step.object},   {"pc", step.pc},
            {"value", step.value},         {"size", step.value_size}, {"frames", step.frames},
            {"unchanged", step.unchanged}, {"held", step.held},       {"pointer", step.pointer},
            {"besides", step.held_besides}};
  }
};

/// A program that is linked with the explorer's runtime, of which a test says how each stage of its
/// plans ends. Outlives the host's last command.
class ExploredProgram {
 public:
  using Ends = std::function<Executed(const std::string& line, const PlanLines& plan)>;

  /// Of its file.
  static constexpr const char* kContent = "as it was built";

  explicit ExploredProgram(FakeHost& host) : host_(host) {
    program.path = folder_.path() + "/program";
    host.answer(program.path, [this](const Command& command) { return run(command); });
    if (!host.write_file(program.path, kContent)) std::abort();
  }

  /// The plans that it was run by, in order.
  std::vector<PlanLines> plans() const {
    std::lock_guard lock(mutex_);
    return plans_;
  }
  /// The stages of all of them.
  PlanLines stages() const {
    PlanLines all;
    for (const PlanLines& plan : plans())
      for (const std::string& line : plan)
        if (is_stage(line)) all.push_back(line);
    return all;
  }

  /// The program, asked by this command: for a host that knows it by another path.
  ProcessResult run(const Command& command) {
    const PlanLines plan = plan_of(command);
    ProcessResult result = exited(0, "", "", {refused.empty() ? report(plan) : refusal()});
    result.outcome.ending = ending;
    return result;
  }

  Program program;
  Ends ends = [](const std::string& line, const PlanLines&) { return passing(line); };
  Ending ending = Ending::exited;  ///< of its process
  std::string refused;             ///< what the runtime says instead of running it

 private:
  std::string refusal() const { return nlohmann::json({{"refused", refused}}).dump() + "\n"; }
  std::string report(const PlanLines& plan) const {
    std::string text;
    for (const std::string& line : plan) {
      if (!is_stage(line)) continue;
      const Executed done = ends(line, plan);
      text += done.lines();
      // A search ends with its first failure; replays are judged one by one.
      if (done.stage.late || (line.starts_with("run ") && done.stage.failed())) break;
    }
    return text;
  }
  PlanLines plan_of(const Command& command) {
    const std::string before = "CCGRADE_EXPLORE_PLAN=";
    PlanLines plan;
    for (const std::string& setting : command.env) {
      if (!setting.starts_with(before)) continue;
      std::istringstream text(*host_.read_file(setting.substr(before.size()), 1 << 20));
      for (std::string line; std::getline(text, line);) plan.push_back(line);
    }
    std::lock_guard lock(mutex_);
    plans_.push_back(plan);
    return plan;
  }

  FakeHost& host_;
  ScratchFolder folder_{"ccgrade-explored"};
  mutable std::mutex mutex_;
  std::vector<PlanLines> plans_;
};

}  // namespace ccgrade::explore

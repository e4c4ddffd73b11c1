#include "analyzers/dynamic/execution/scenario_runner.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

ScenarioSpec scenario(const std::string& name) {
  return {name, "", false, {"watch"}, {{"default", 4}}};
}

ProcessResult process(const std::string& log, Outcome outcome = {Ending::exited, 0, {}}) {
  ProcessResult result = exited(0, "", "", {log, "tool log"});
  result.outcome = std::move(outcome);
  return result;
}

std::string as_the_harness_says(const std::string& text, const Command& command) {
  std::string token, said;
  for (const std::string& variable : command.env)
    if (variable.starts_with("CCGRADE_TOKEN=")) token = variable.substr(14);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) said += token + " " + line + "\n";
  return said;
}

using Runs = std::vector<Run>;  // inside of a fixture, Run is GoogleTest's

/// A program whose processes go as the script says, one after the other.
class ScenarioRunner : public testing::Test {
 protected:
  Runs run(std::vector<ProcessResult> script, std::vector<std::string> names) {
    std::size_t next = 0;
    host_.answer("program", [&](const Command& command) {
      ProcessResult said = script.at(next++);
      said.channels[0] = as_the_harness_says(said.channels[0], command);
      return said;
    });
    std::vector<ScenarioSpec> scenarios;
    for (const std::string& name : names) scenarios.push_back(scenario(name));
    Runs runs;
    for (Execution& execution : run_scenarios(host_, setup_, scenarios))
      for (auto& each : execution.runs) runs.push_back(std::move(each));
    EXPECT_EQ(next, script.size()) << "processes were started";
    return runs;
  }

  FakeHost host_;
  ToolSetup setup_{"watch", "program", "watch", {"wrapper"}, {"TOOL=1"}, 5, 7, 2};
};

TEST_F(ScenarioRunner, BelievesNobodyWhoDoesNotKnowTheToken) {
  host_.answer("program", [](const Command&) {
    return process("begin a\nend a passed\ncomplete 1\n-- begin a\n-- end a passed\n");
  });
  const auto executions = run_scenarios(host_, setup_, {scenario("a")});
  ASSERT_EQ(executions.at(0).runs.size(), 1u);
  EXPECT_NE(executions[0].runs[0].outcome.ending, Ending::passed);
}

TEST_F(ScenarioRunner, HasANewTokenForEachProcess) {
  host_.answer("program", process("", {Ending::exited, 0, {}}));
  run_scenarios(host_, setup_, {scenario("a")});
  run_scenarios(host_, setup_, {scenario("a")});
  EXPECT_NE(host_.commands().at(0).env, host_.commands().at(1).env);
}

TEST_F(ScenarioRunner, ShowsTheProgramNothingButItself) {
  host_.answer("program", process("", {Ending::exited, 0, {}}));
  setup_.rights = {.processes = true};
  run_scenarios(host_, setup_, {scenario("a")});
  EXPECT_EQ(host_.commands().at(0).confinement, (Confinement{{"program"}, {}, setup_.rights}));
}

TEST_F(ScenarioRunner, RunsAllInOneProcessAndNamesTheRuns) {
  const auto runs =
      run({process("begin a\nend a passed\nbegin b\nend b passed\ncomplete 2\n")}, {"a", "b"});
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0].id, "watch/a/2");
  EXPECT_EQ(runs[1].outcome.ending, Ending::passed);
  const Command command = host_.commands().at(0);
  EXPECT_EQ(command.argv, (std::vector<std::string>{"wrapper", "program"}));
  EXPECT_THAT(command.env, Contains("CCGRADE_SCENARIOS=a:4,b:4"));
  EXPECT_THAT(command.env, Contains("CCGRADE_SEED=7"));
  EXPECT_THAT(command.env, Contains("TOOL=1"));
  EXPECT_EQ(command.limits.wall_seconds, 10);
  EXPECT_TRUE(command.fixed_addresses);
}

TEST_F(ScenarioRunner, GoesOnInAnotherProcessAfterOneThatHung) {
  setup_.timeout_convicts = true;
  const auto runs =
      run({process("begin a\nend a passed\nbegin b\n", {Ending::timed_out, 0, "late"}),
           process("begin c\nend c passed\ncomplete 1\n")},
          {"a", "b", "c"});
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[0].outcome.ending, Ending::passed);
  EXPECT_EQ(runs[1].outcome.ending, Ending::timed_out);
  EXPECT_EQ(runs[2].outcome.ending, Ending::passed);
  EXPECT_THAT(host_.commands().at(1).env, Contains("CCGRADE_SCENARIOS=c:4"));
}

TEST_F(ScenarioRunner, WhenTheTimeForAllIsUsedUpTheRestIsSkipped) {
  setup_.seconds_in_all = 20;
  ProcessResult hangs = process("begin a\n", {Ending::timed_out, 0, "late"});
  hangs.usage.wall_seconds = 21;
  const auto runs = run({hangs}, {"a", "b", "c"});
  ASSERT_EQ(runs.size(), 3u);
  for (const std::size_t left : {1u, 2u}) {
    EXPECT_EQ(runs[left].outcome.ending, Ending::skipped);
    EXPECT_THAT(runs[left].outcome.detail, HasSubstr("used up the time"));
  }
  EXPECT_EQ(runs[2].scenario, "c");
}

TEST_F(ScenarioRunner, AnExitCodeAfterTheLastScenarioIsNoPass) {
  const std::string all_well = "begin a\nend a passed\ncomplete 1\n";
  const auto runs = run({process(all_well, {Ending::exited, 7, {}})}, {"a"});
  EXPECT_EQ(runs[0].outcome.ending, Ending::exited);
  EXPECT_THAT(runs[0].outcome.detail, HasSubstr("exit code 7"));
}

TEST_F(ScenarioRunner, TheCodeThatAToolLeavesWithAfterItsReportsIsExpected) {
  setup_.report_exit_code = 66;
  const auto runs =
      run({process("begin a\nend a passed\ncomplete 1\n", {Ending::exited, 66, {}})}, {"a"});
  EXPECT_EQ(runs[0].outcome.ending, Ending::passed);
}

TEST_F(ScenarioRunner, ASlowToolsTimeoutIsNoJudgement) {
  setup_.timeout_convicts = false;
  const auto runs = run({process("begin a\n", {Ending::timed_out, 0, "late"})}, {"a"});
  EXPECT_EQ(runs[0].outcome.ending, Ending::skipped);
  EXPECT_THAT(runs[0].outcome.detail, HasSubstr("no judgement"));
}

TEST_F(ScenarioRunner, AFailedCheckIsToldByItsFirstLine) {
  const auto runs =
      run({process("begin a\nfailed h:1 x\nfailed h:2 y\nend a failed\ncomplete 1\n")}, {"a"});
  EXPECT_EQ(runs[0].outcome.ending, Ending::failed_check);
  EXPECT_EQ(runs[0].outcome.detail, "h:1 x");
  EXPECT_EQ(runs[0].log.size(), 2u);
}

TEST_F(ScenarioRunner, AnEarlyExitIsNoPass) {
  const auto runs = run({process("begin a\n")}, {"a"});
  EXPECT_EQ(runs[0].outcome.ending, Ending::exited);
  EXPECT_THAT(runs[0].outcome.detail, HasSubstr("code 0 before the scenario ended"));
}

TEST_F(ScenarioRunner, WithoutTheCompletionTokenTheLastScenarioDidNotPass) {
  const auto runs = run({process("begin a\nend a passed\nbegin b\nend b passed\n")}, {"a", "b"});
  EXPECT_EQ(runs[0].outcome.ending, Ending::passed);
  EXPECT_NE(runs[1].outcome.ending, Ending::passed);
  EXPECT_THAT(runs[1].outcome.detail, HasSubstr("ended badly after its last scenario"));
}

TEST_F(ScenarioRunner, ACrashAfterTheLastScenarioIsNoPass) {
  const auto runs = run({process("begin a\nend a passed\ncomplete 1\n",
                                 {Ending::signalled, 11, "Segmentation fault"})},
                        {"a"});
  EXPECT_EQ(runs[0].outcome.ending, Ending::signalled);
}

TEST_F(ScenarioRunner, AProcessThatSaysNothingCondemnsAllAndIsNotStartedForEver) {
  const auto runs = run({process("", {Ending::exited, 0, {}})}, {"a", "b", "c"});
  ASSERT_EQ(runs.size(), 3u);
  for (const auto& each : runs) EXPECT_EQ(each.outcome.ending, Ending::exited);
}

TEST_F(ScenarioRunner, StartsNothingMoreOnceTheUserStops) {
  const auto runs = run({process("begin a\n", {Ending::interrupted, 0, "stopped"})}, {"a", "b"});
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].outcome.ending, Ending::interrupted);
}

TEST_F(ScenarioRunner, ALogThatClaimsScenariosNobodyAskedForEndsAllTheSame) {
  const auto runs =
      run({process("begin a\nbegin x\nbegin y\nbegin z\nend z passed\ncomplete 9\n")}, {"a", "b"});
  for (const auto& each : runs) EXPECT_NE(each.scenario, "b") << "b never ran";
}

TEST(ScenariosFor, ATool) {
  Challenge challenge;
  challenge.scenarios = {scenario("ends"), scenario("hangs"), {"other", "", false, {"tsan"}, {}}};
  const Submission submission;
  FakeHost host;
  const std::map<std::string, std::string> unfinished{{"hangs", "watch/hangs/1"}};
  const ScratchFolder folder("scenarios-test");
  const Installation installation;
  BuildCache cache(host, folder.path() + "/cache", folder.path());
  Builds builds(host, installation, cache, challenge, submission, folder.path());
  const Inspection inspection{challenge,        submission, builds,     host,
                              Budget::standard, 1,          unfinished, {}};
  Runs skipped;
  const auto picked = scenarios_for(inspection, "watch", skipped);
  ASSERT_EQ(picked.size(), 1u);
  EXPECT_EQ(picked[0].name, "ends");
  ASSERT_EQ(skipped.size(), 1u);
  EXPECT_EQ(skipped[0].id, "watch/hangs/1");
  EXPECT_EQ(skipped[0].outcome.ending, Ending::skipped);
  EXPECT_THAT(skipped[0].outcome.detail, HasSubstr("watch/hangs/1"));
}

}  // namespace
}  // namespace ccgrade

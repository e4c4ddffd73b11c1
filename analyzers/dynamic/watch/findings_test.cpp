#include "analyzers/dynamic/watch/findings.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/recorded.hpp"

namespace ccgrade::watch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kRun = "watch/two_workers/1";

std::vector<Finding> findings_in(const std::string& name) {
  RecordedSymbols symbols("watch", name);
  const auto events = parse_log(recorded("watch", name + ".log"));
  std::vector<Finding> all;
  for (const Event& event : events)
    for (Finding& finding : findings_of(event, symbols.knowing(addresses_of(events)), kRun))
      all.push_back(std::move(finding));
  return all;
}

std::vector<int> lines(const Finding& finding, Role role) {
  std::vector<int> all;
  for (const Site& site : finding.sites)
    if (site.role == role) all.push_back(site.line);
  std::sort(all.begin(), all.end());
  return all;
}

/// The only finding of a sample; what is proven cites the run that showed it.
Finding only_finding_in(const std::string& name) {
  const auto findings = findings_in(name);
  EXPECT_EQ(findings.size(), 1u) << name;
  if (findings.empty()) return {};
  EXPECT_EQ(findings[0].tool, "watch");
  EXPECT_EQ(findings[0].certainty, Certainty::proven);
  EXPECT_EQ(std::get<RunRef>(findings[0].evidence.at(0).what).run, kRun);
  EXPECT_EQ(findings[0].where.file, "work.cpp");
  EXPECT_FALSE(findings[0].message.empty());
  return findings[0];
}

TEST(WatchFindings, ADeadlockNamesWhatEachThreadHoldsAndWants) {
  const Finding finding = only_finding_in("deadlock");
  EXPECT_EQ(finding.rule, "lock-order-inversion");
  EXPECT_THAT(lines(finding, Role::holds), ElementsAre(12, 19));
  EXPECT_THAT(lines(finding, Role::wants), ElementsAre(13, 20));
  ASSERT_EQ(finding.trail.size(), 4u);
  EXPECT_EQ(finding.trail[0].thread, finding.trail[1].thread);
  EXPECT_NE(finding.trail[1].thread, finding.trail[2].thread);
  EXPECT_THAT(finding.trail[0].text, HasSubstr("holds lock A"));
  EXPECT_THAT(finding.trail[1].text, HasSubstr("waits for lock B"));
  EXPECT_THAT(finding.trail[2].text, HasSubstr("holds lock B"));
  EXPECT_THAT(finding.trail[3].text, HasSubstr("waits for lock A"));
}

TEST(WatchFindings, ALockTakenTwiceWaitsForItself) {
  const Finding finding = only_finding_in("self-deadlock");
  EXPECT_EQ(finding.rule, "self-deadlock");
  EXPECT_EQ(finding.where.line, 8);
}

TEST(WatchFindings, ANotificationBeforeTheWaitIsLost) {
  const Finding finding = only_finding_in("lost-wakeup");
  EXPECT_EQ(finding.rule, "lost-wakeup");
  EXPECT_THAT(lines(finding, Role::waits), testing::Contains(13));
}

TEST(WatchFindings, AThreadThatIsNotJoinedIsShownWhereItIsCreated) {
  const Finding finding = only_finding_in("not-joined");
  EXPECT_EQ(finding.rule, "thread-not-joined");
  EXPECT_EQ(finding.where.line, 7);
}

TEST(WatchFindings, ADetachedThreadThatStaysIsALeak) {
  const Finding finding = only_finding_in("detached");
  EXPECT_EQ(finding.rule, "thread-leak");
  EXPECT_EQ(finding.where.line, 7);
}

TEST(WatchFindings, ACrashIsShownOnItsLine) {
  const Finding finding = only_finding_in("crash");
  EXPECT_EQ(finding.rule, "crash");
  EXPECT_EQ(finding.where.line, 5);
  EXPECT_THAT(finding.message, HasSubstr("Segmentation fault"));
}

TEST(WatchFindings, AnExceptionThatLeavesAThreadIsShownWhereItIsThrown) {
  const Finding finding = only_finding_in("uncaught");
  EXPECT_EQ(finding.rule, "uncaught-exception");
  EXPECT_EQ(finding.where.line, 7);
}

TEST(WatchFindings, RetryingWithoutWaitingIsALivelock) {
  const Finding finding = only_finding_in("spin");
  EXPECT_EQ(finding.rule, "livelock");
  EXPECT_EQ(finding.where.line, 19);
  EXPECT_THAT(lines(finding, Role::holds), ElementsAre(12));
}

TEST(WatchFindings, AnOutrightTerminateIsNoThreadsFault) {
  EXPECT_THAT(findings_in("terminate"), IsEmpty());
}

TEST(WatchFindings, ACorrectProgramIsAccusedOfNothing) {
  EXPECT_THAT(findings_in("correct"), IsEmpty());
}

TEST(WatchFindings, ThreadsAreCountedAsAScenarioEnds) {
  const auto counted = [](const std::string& name) {
    for (const Event& event : parse_log(recorded("watch", name + ".log")))
      if (const auto threads = threads_of(event)) return *threads;
    return ThreadCount{-1, -1, -1, -1};
  };
  EXPECT_EQ(counted("correct"), (ThreadCount{2, 2, 0, 0}));
  EXPECT_EQ(counted("detached"), (ThreadCount{1, 0, 1, 1}));
  EXPECT_EQ(counted("deadlock"), (ThreadCount{-1, -1, -1, -1})) << "it never ended";
}

// At -O1 several destructors of std::thread in one function share one call of std::terminate, which
// then lies in settle() itself, on line 0 of std_thread.h.
TEST(WatchFindings, AThreadThatIsNotJoinedIsFoundAfterOptimisationToo) {
  FakeHost host;
  host.answer("llvm-symbolizer-19", exited(0, R"json([
    {"Symbol":[{"FileName":"/usr/src/ccgrade/scenarios.cpp","FunctionName":"(anonymous namespace)::on_terminate()","Line":36,"Column":24}]},
    {"Symbol":[{"FileName":"/usr/include/c++/12/bits/std_thread.h","FunctionName":"settle(Bank&)","Line":0,"Column":11}]},
    {"Symbol":[{"FileName":"./bank.cpp","FunctionName":"settle(Bank&)","Line":83,"Column":15}]}])json"));
  Symbolizer symbols(host, "program");
  ASSERT_TRUE(symbols.resolve({0x10, 0x20, 0x30}));
  // "uncaught": it happened inside of a catch block, with an exception in flight.
  for (const std::string kind : {"terminate", "uncaught"}) {
    const auto events = parse_log("event " + kind +
                                  "\n"
                                  "thread 0 running 0x0 --- created 0 at 2 0x10 0x20 holds 0\n"
                                  "thread 1 timed 0x0 --- created 1 0x30 at 0 holds 0\n"
                                  "done\n");
    const auto findings = findings_of(events.at(0), symbols, kRun);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].rule, "thread-not-joined");
    EXPECT_EQ(findings[0].where.line, 83);
  }
}

}  // namespace
}  // namespace ccgrade::watch

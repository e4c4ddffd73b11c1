#include "analyzers/explore/driver/session.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade::explore {
namespace {

using testing::HasSubstr;

std::string complaint(const ProcessResult& end) {
  FakeHost host;
  host.answer("program", end);
  const Result<SessionReport> report =
      run_session(host, Program{.path = "program"}, {"run usual 1 1"});
  EXPECT_FALSE(report);
  return report ? "" : report.error().message;
}

ProcessResult ended(Ending ending, const std::string& report) {
  ProcessResult result = exited(0, "", "", {report});
  result.outcome = {ending, 11, "Segmentation fault"};
  return result;
}

TEST(Session, SaysWhatTheRuntimeRefused) {
  EXPECT_EQ(complaint(exited(0, "", "", {"{\"refused\":\"a thread is started before main\"}\n"})),
            "a thread is started before main");
}

TEST(Session, NeverTakesSilenceForSuccess) {
  EXPECT_THAT(complaint(exited(0, "", "", {""})), HasSubstr("before its main"));
  EXPECT_THAT(complaint(ended(Ending::signalled, "")), HasSubstr("Segmentation fault"));
}

TEST(Session, NeverGuessesWhatIsCutOff) {
  EXPECT_THAT(complaint(exited(0, "", "", {"{\"stage\":\"usual\",\"exec"})), HasSubstr("cut off"));
  EXPECT_THAT(complaint(exited(0, "", "", {"{\"stage\":\"usual\"}\n"})), HasSubstr("expected"));
}

TEST(Session, BelievesNoScheduleThatCannotBeRead) {
  EXPECT_THAT(complaint(exited(0, "", "", {"{\"stage\":\"usual\",\"schedule\":\"0@x>1\"}\n"})),
              HasSubstr("schedule that is none"));
}

}  // namespace
}  // namespace ccgrade::explore

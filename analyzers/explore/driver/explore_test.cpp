#include "analyzers/explore/driver/explore.hpp"

#include <gmock/gmock.h>

#include "analyzers/explore/driver/token.hpp"
#include "tests/fakes/explored_program.hpp"

namespace ccgrade::explore {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Two sources that compile, and make a program that is explored.
class Exploring : public testing::Test {
 protected:
  Exploring() {
    EXPECT_TRUE(host_.write_file(runtime_.path() + "/explore_runtime.o", ""));
    host_.answer("/program", [this](const Command& command) { return explored_.run(command); });
    for (const char* tool : {"llvm-nm-19", "llvm-objdump-19", "clang++-19"})
      host_.answer(tool, exited(0));
  }

  Exploration done() {
    const Result<Exploration> exploration = explore(host_, installation_, request_);
    EXPECT_TRUE(exploration);
    return exploration ? *exploration : Exploration{};
  }

  FakeHost host_;
  ExploredProgram explored_{host_};
  ScratchFolder runtime_{"ccgrade-runtime"};
  Installation installation_{"/ccgrade", "/ccgrade/bin", runtime_.path()};
  ExploreRequest request_{
      .sources = {"a.cpp", "b.cpp"}, .flags = {"-O2"}, .budget = {.schedules = 100}};
};

TEST_F(Exploring, KeepsWhatItIsBuiltOf) {
  const Exploration exploration = done();
  EXPECT_EQ(exploration.schedules, 100);
  EXPECT_EQ(exploration.inconclusive, "");
  EXPECT_THAT(exploration.sources, ElementsAre("a.cpp", "b.cpp"));
  EXPECT_THAT(exploration.flags, ElementsAre("-O2"));
  EXPECT_TRUE(exploration.coverage);
}

TEST_F(Exploring, JudgesAsItWasAsked) {
  request_.races = request_.leaks = false;
  request_.max_steps = 77;
  done();
  for (const PlanLines& plan : explored_.plans()) {
    EXPECT_EQ(asked(plan, "races"), "off");
    EXPECT_EQ(asked(plan, "leaks"), "off");
    EXPECT_EQ(asked(plan, "steps"), "77");
    EXPECT_EQ(asked(plan, "coverage"), "on");
  }
}

TEST_F(Exploring, DoesNotRunWhatIsOutOfReach) {
  host_.answer("llvm-nm-19", exited(0, "GOMP_parallel\n"));
  const Exploration exploration = done();
  EXPECT_THAT(exploration.inconclusive, HasSubstr("OpenMP"));
  EXPECT_THAT(exploration.sources, ElementsAre("a.cpp", "b.cpp"));
  EXPECT_THAT(explored_.plans(), IsEmpty());
}

TEST_F(Exploring, IsAWrongCallWhereTheProgramDoesNotCompile) {
  host_.answer("clang++-19", exited(1, "", "a.cpp:3: error: no such thing"));
  const Result<Exploration> exploration = explore(host_, installation_, request_);
  ASSERT_FALSE(exploration);
  EXPECT_THAT(exploration.error().message, HasSubstr("no such thing"));
}

TEST_F(Exploring, IsNoJudgementWhereTheProgramCannotBeRun) {
  explored_.refused = "a thread is started before main";
  EXPECT_EQ(done().inconclusive, "a thread is started before main");
}

TEST_F(Exploring, ReplaysInTheSameProgramBuiltAnew) {
  host_.answer("--wrap=main", [this](const Command& link) {
    EXPECT_TRUE(host_.write_file(output_of(link), ExploredProgram::kContent));
    return exited(0);
  });
  const std::string digest = host_.digest_file(explored_.program.path)->substr(0, 8);
  const Result<Exploration> again =
      replay(host_, installation_, request_, {write_token({"0@8>1", digest})});
  ASSERT_TRUE(again);
  EXPECT_EQ(explored_.stages().front(), "record 0@8>1");
  EXPECT_THAT(again->sources, ElementsAre("a.cpp", "b.cpp"));
  EXPECT_FALSE(replay(host_, installation_, request_, {write_token({"0@8>1", "00000000"})}));
}

}  // namespace
}  // namespace ccgrade::explore

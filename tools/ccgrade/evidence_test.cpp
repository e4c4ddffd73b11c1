#include "tools/ccgrade/evidence.hpp"

#include <gtest/gtest.h>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

class EvidenceTest : public testing::Test {
 protected:
  EvidenceTest() {
    installation_.root = scratch_.path();
    write("analyzers/rules.toml", "");
    write("tools/ccgrade/content_check.cpp", "");
    write("tools/ccgrade/grading.cpp", "");
    host_.answer("--version", exited(0, "clang version 19.1.4\n"));
  }

  void write(const std::string& name, const std::string& text) {
    const std::string path = scratch_.path() + "/" + name;
    ASSERT_TRUE(host_.make_folder(path.substr(0, path.rfind('/'))));
    ASSERT_TRUE(host_.write_file(path, text));
  }

  /// The file as another sitting reads it.
  EvidenceFile reread() {
    EvidenceFile evidence(host_, scratch_.path() + "/evidence.jsonl");
    EXPECT_TRUE(evidence.load(installation_));
    return evidence;
  }

  ScratchFolder scratch_{"ccgrade-evidence"};
  FakeHost host_;
  Installation installation_;
};

TEST_F(EvidenceTest, HasTheRepeatsThatHeldInEarlierSittings) {
  ASSERT_TRUE(reread().append("solution a", "content", 1, ""));
  ASSERT_TRUE(reread().append("solution a", "content", 3, ""));
  EXPECT_TRUE(reread().has("solution a", "content", 1));
  EXPECT_FALSE(reread().has("solution a", "content", 2));
  EXPECT_TRUE(reread().has("solution a", "content", 3));
  EXPECT_FALSE(reread().has("solution a", "other content", 1));
  EXPECT_FALSE(reread().has("solution b", "content", 1));
}

TEST_F(EvidenceTest, IsNotGluedToALineThatWasCutOff) {
  ASSERT_TRUE(reread().append("solution a", "content", 1, "it lost 15 points"));
  const std::string path = scratch_.path() + "/evidence.jsonl";
  std::string text = *host_.read_file(path, 10'000);
  text.pop_back();
  ASSERT_TRUE(host_.write_file(path, text));
  ASSERT_TRUE(reread().append("solution b", "content", 1, ""));
  EXPECT_NE(reread().failure("solution a", "content"), "");
  EXPECT_TRUE(reread().has("solution b", "content", 1));
}

TEST_F(EvidenceTest, RemembersAFailureUntilWhatWasJudgedOrWhoJudgesChanges) {
  ASSERT_TRUE(reread().append("solution a", "content", 1, ""));
  ASSERT_TRUE(reread().append("solution a", "content", 2, "it lost 15 points"));
  ASSERT_TRUE(reread().append("solution a", "content", 2, ""));
  EXPECT_EQ(reread().failure("solution a", "content"), "it lost 15 points");
  EXPECT_EQ(reread().failure("solution a", "other content"), "");
  write("grader/score/score.cpp", "mended");
  EXPECT_EQ(reread().failure("solution a", "content"), "");
}

TEST_F(EvidenceTest, CountsNothingOfWhatAnotherCcgradeFound) {
  for (const char* source :
       {"grader/score/score.cpp", "analyzers/explore/probe.cpp", "tools/ccgrade/grading.cpp",
        "tools/ccgrade/content_check.cpp", "analyzers/rules.toml"}) {
    ASSERT_TRUE(reread().append("solution a", source, 1, ""));
    ASSERT_TRUE(reread().has("solution a", source, 1));
    write(source, "changed");
    EXPECT_FALSE(reread().has("solution a", source, 1)) << source;
    EXPECT_TRUE(reread().knows("solution a", source)) << "it was proved once";
  }
  ASSERT_TRUE(reread().append("solution a", "compiler", 1, ""));
  host_.answer("--version", exited(0, "clang version 19.1.5\n"));
  EXPECT_FALSE(reread().has("solution a", "compiler", 1));
}

TEST_F(EvidenceTest, TakesNoLineForProofThatLacksAnything) {
  write("evidence.jsonl", "{}\n[1]\nnonsense\n{\"fact\":\"solution a\",\"repeat\":\"1\"}\n");
  EXPECT_FALSE(reread().has("solution a", "", 1));
}

TEST_F(EvidenceTest, CountsAgainWhenWhatJudgesChangesAndNotItsTests) {
  write("analyzers/static/engine/order.cpp", "before");
  ASSERT_TRUE(reread().append("solution a", "content", 1, ""));
  write("analyzers/static/checks/rule/cases/bad_one.cpp", "");
  write("analyzers/static/engine/order_test.cpp", "");
  EXPECT_TRUE(reread().has("solution a", "content", 1));
  write("analyzers/static/engine/order.cpp", "after");
  EXPECT_FALSE(reread().has("solution a", "content", 1));
}

}  // namespace
}  // namespace ccgrade

#include "tools/ccgrade/content_texts.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kManifest = R"(
id = "07-good"
title = "A good one"
topic = "locks"
difficulty = "core"
minutes = 45
files = ["work.cpp"]
reference = "best"
hints = ["Look at who holds what.", "Look at the second line.", "Elsewhere, a baker does this.", "Take one lock, and all."]
[[scenario]]
name = "two_at_once"
observers = ["watch"]
[[criterion]]
id = "works"
points = 10
scenarios = ["two_at_once"]
)";

constexpr const char* kSolution = "std::scoped_lock both(left.mutex, right.mutex);\n";

/// A challenge that has all that it needs; each test takes something away.
class ContentTexts : public testing::Test {
 protected:
  ContentTexts() {
    write("/analyzers/rules.toml", "[data-race]\ntitle = \"Two threads\"\n");
    write("/challenges/07-good/challenge.toml", kManifest);
    write("/challenges/07-good/README.md", "# A good one\n");
    write("/challenges/07-good/harness/all.cpp", "void two_at_once(Scenario& s) {}\n");
    write("/solutions/07-good/best/work.cpp", kSolution);
    write("/solutions/07-good/best/README.md", "# The best\n");
  }
  void write(const std::string& file, const std::string& text) {
    const std::string path = folder_.path() + file;
    ASSERT_TRUE(host_.make_folder(path.substr(0, path.rfind('/'))));
    ASSERT_TRUE(host_.write_file(path, text));
  }
  std::string wrong() {
    std::string all;
    for (const TextFact& each : facts_of_texts(host_, catalog_, *catalog_.challenge("07-good")))
      if (!each.wrong.empty()) all += each.fact + ": " + each.wrong + "\n";
    return all;
  }

  ScratchFolder folder_{"ccgrade-content"};
  FakeHost host_;
  Installation installation_{.root = folder_.path()};
  Catalog catalog_{host_, installation_};
};

TEST_F(ContentTexts, OfAWholeChallengeLackNothing) {
  EXPECT_THAT(wrong(), IsEmpty());
}

TEST_F(ContentTexts, MustNotQuoteASolutionInAHint) {
  std::string manifest = kManifest;
  manifest.replace(manifest.find("Take one lock, and all."), 23,
                   "Write std::scoped_lock both(left.mutex, right.mutex);");
  write("/challenges/07-good/challenge.toml", manifest);
  EXPECT_THAT(wrong(), HasSubstr("a hint quotes best/work.cpp: std::scoped_lock both"));
}

TEST_F(ContentTexts, NameEveryScenarioOfTheHarness) {
  write("/challenges/07-good/harness/more.cpp",
        "void helper(int);\nvoid never_run(ccgrade::Scenario& s) {}\n");
  EXPECT_THAT(wrong(), HasSubstr("harness/more.cpp has never_run, which challenge.toml"));
}

TEST_F(ContentTexts, HaveAPageForEachSolution) {
  write("/solutions/07-good/other/work.cpp", "int other;\n");
  EXPECT_THAT(wrong(), HasSubstr("solution other: write"));
}

}  // namespace
}  // namespace ccgrade

#include "grader/catalog/catalog.hpp"

#include <gmock/gmock.h>

#include "grader/catalog/manifest.hpp"
#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

constexpr const char* kGood = R"(
id = "07-good"
title = "A good one"
topic = "locks"
difficulty = "core"
minutes = 45
prerequisites = ["06-before"]
files = ["work.cpp"]
reference = "best"
hints = ["a", "b", "c", "d"]
[starter]
findings = ["self-deadlock"]
[[scenario]]
name = "one"
hidden = true
observers = ["watch"]
scale = { default = 4, watch = 9 }
[[criterion]]
id = "works"
points = 10
rules = ["deadlock", "data-race"]
scenarios = ["one"]
unfinished = "not_judged"
)";

constexpr const char* kRules = R"(
[lock-order-inversion]
family = "deadlock"
[self-deadlock]
family = "deadlock"
[data-race]
title = "Two threads"
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

class CatalogTest : public testing::Test {
 protected:
  CatalogTest() {
    write("/analyzers/rules.toml", kRules);
    add_challenge("07-good", kGood);
  }
  void write(const std::string& file, const std::string& text) {
    const std::string path = folder_.path() + file;
    ASSERT_TRUE(host_.make_folder(path.substr(0, path.rfind('/'))));
    ASSERT_TRUE(host_.write_file(path, text));
  }
  void add_challenge(const std::string& id, const std::string& manifest) {
    write("/challenges/" + id + "/challenge.toml", manifest);
  }
  std::string complaint_about(const std::string& manifest) {
    add_challenge("07-good", manifest);
    const Result<Challenge> challenge = catalog_.challenge("07-good");
    return challenge ? "no complaint" : challenge.error().message;
  }
  std::string complaint_when(const std::string& from, const std::string& to) {
    return complaint_about(replaced(kGood, from, to));
  }

  ScratchFolder folder_{"catalog-test"};
  FakeHost host_;
  Installation installation_{folder_.path(), "", ""};
  Catalog catalog_{host_, installation_};
};

TEST_F(CatalogTest, ReadsAWholeManifest) {
  const Result<Challenge> read = catalog_.challenge("07-good");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->title, "A good one");
  EXPECT_EQ(read->root, folder_.path() + "/challenges/07-good");
  EXPECT_EQ(read->solutions_root, folder_.path() + "/solutions/07-good");
  EXPECT_EQ(read->minutes, 45);
  EXPECT_THAT(read->prerequisites, ElementsAre("06-before"));
  EXPECT_THAT(read->starter_findings, ElementsAre("self-deadlock"));
  ASSERT_EQ(read->scenarios.size(), 1u);
  EXPECT_TRUE(read->scenarios[0].hidden);
  EXPECT_EQ(read->scenarios[0].scale.at("watch"), 9);
  const Criterion& criterion = read->rubric.criteria.at(0);
  EXPECT_EQ(criterion.unfinished, Unfinished::not_judged);
  EXPECT_THAT(criterion.rules,
              UnorderedElementsAre("lock-order-inversion", "self-deadlock", "data-race"))
      << "a family stands for its rules";
}

TEST_F(CatalogTest, NamesTheFileAndEachFieldThatIsWrong) {
  const std::pair<const char*, std::pair<const char*, const char*>> wrong[] = {
      {"id: missing", {"id = \"07-good\"", ""}},
      {"title: missing", {"title = \"A good one\"", ""}},
      {"minutes: say", {"minutes = 45", "minutes = -1"}},
      {"files: name", {"files = [\"work.cpp\"]", "files = []"}},
      {"reference: name", {"reference = \"best\"", ""}},
      {"hints: there must be four", {"[\"a\", \"b\", \"c\", \"d\"]", "[\"a\"]"}},
      {"scenario: there is none", {"[[scenario]]", "[[scene]]"}},
      {"criterion: there is none", {"[[criterion]]", "[[criteria]]"}},
      {"scenario: \"1; system()\" is no C++ name", {"name = \"one\"", "name = \"1; system()\""}},
      {"criterion works: no scenario two", {"scenarios = [\"one\"]", "scenarios = [\"two\"]"}},
      {"criterion works: points must be positive", {"points = 10", "points = 0"}},
      {"no rule or family is called races", {"\"data-race\"", "\"races\""}},
      {"id is 08-other but the folder is 07-good", {"07-good", "08-other"}},
  };
  for (const auto& [expected, change] : wrong) {
    const std::string complaint = complaint_when(change.first, change.second);
    EXPECT_THAT(complaint, HasSubstr(expected));
    EXPECT_THAT(complaint, HasSubstr("07-good/challenge.toml"));
  }
  EXPECT_THAT(complaint_about(std::string(kGood) + "[[scenario]]\nname = \"one\"\n"),
              HasSubstr("two are called one"));
}

TEST_F(CatalogTest, NamesTheLineThatIsNoToml) {
  EXPECT_THAT(complaint_about("id = \"07-good\"\ntitle = = \n"),
              HasSubstr("challenge.toml, line 2: "));
}

TEST_F(CatalogTest, FieldsOfTheWrongKindAreComplaintsToo) {
  EXPECT_THAT(complaint_when("title = \"A good one\"", "title = 7"), HasSubstr("title: missing"));
  EXPECT_THAT(complaint_when("points = 10", "points = \"many\""), HasSubstr("points"));
  EXPECT_THAT(complaint_about("id = \"07-good\"\nscenario = 3\ncriterion = 4\n"),
              HasSubstr("missing"));
}

TEST_F(CatalogTest, SuggestsTheNearestId) {
  add_challenge("01-deadlock", "");
  add_challenge("02-races", "");
  EXPECT_THAT(catalog_.challenge("deadlok").error().message,
              HasSubstr("did you mean 01-deadlock?"));
  EXPECT_THAT(catalog_.challenge("2-race").error().message, HasSubstr("did you mean 02-races?"));
  for (const char* beginning : {"2", "02", "02-ra"})
    EXPECT_THAT(catalog_.challenge(beginning).error().message, HasSubstr("did you mean 02-races?"));
  EXPECT_LT(catalog_.challenge(std::string(9999, 'x')).error().message.size(), 200u);
}

TEST_F(CatalogTest, AnIdIsNoPath) {
  EXPECT_FALSE(catalog_.challenge("../challenges/07-good"));
  EXPECT_FALSE(catalog_.challenge(""));
}

TEST_F(CatalogTest, ListsOnlyFoldersWithAManifest) {
  write("/challenges/notes.txt", "");
  write("/challenges/08-empty/README.md", "");
  add_challenge("01-first", "");
  EXPECT_THAT(catalog_.challenge_ids(), ElementsAre("01-first", "07-good"));
}

TEST_F(CatalogTest, ListsTheRepairsOfAChallenge) {
  const Challenge challenge = *catalog_.challenge("07-good");
  EXPECT_THAT(catalog_.repairs(challenge), testing::IsEmpty());
  write("/challenges/07-good/repairs/one-thread/work.cpp", "");
  write("/challenges/07-good/repairs/notes.txt", "");
  EXPECT_THAT(catalog_.repairs(challenge), ElementsAre("one-thread"));
}

TEST_F(CatalogTest, ReadsWhatAWrongFixMustLose) {
  write("/challenges/07-good/wrong-fixes/sleep/expected.toml",
        "idea = \"sleep\"\nunmet = [\"works\"]\nfindings = [\"data-race\"]\n");
  write("/challenges/07-good/wrong-fixes/notes/README.md", "");
  const Challenge challenge = *catalog_.challenge("07-good");
  EXPECT_THAT(catalog_.wrong_fixes(challenge), ElementsAre("sleep"));
  const Result<ExpectedLoss> loss = catalog_.expected_loss(challenge, "sleep");
  ASSERT_TRUE(loss);
  EXPECT_THAT(loss->unmet, ElementsAre("works"));
  EXPECT_THAT(loss->findings, ElementsAre("data-race"));
  EXPECT_THAT(loss->not_judged, testing::IsEmpty());
}

TEST_F(CatalogTest, ReadsWhichMutantsAreNoBugs) {
  const Challenge challenge = *catalog_.challenge("07-good");
  EXPECT_THAT(*catalog_.equivalent_mutants(challenge), testing::IsEmpty());
  write("/challenges/07-good/mutants.toml",
        "[[equivalent]]\nsolution = \"best\"\nfile = \"work.cpp\"\nkind = \"notify-one\"\n"
        "line = \"done.notify_all();\"\nbecause = \"one waits\"\n");
  const auto mutants = catalog_.equivalent_mutants(challenge);
  ASSERT_TRUE(mutants);
  ASSERT_EQ(mutants->size(), 1U);
  EXPECT_EQ(mutants->front().line, "done.notify_all();");
  EXPECT_EQ(mutants->front().because, "one waits");
}

TEST_F(CatalogTest, SaysWhatAnEquivalentMutantLacks) {
  write("/challenges/07-good/mutants.toml", "[[equivalent]]\nsolution = \"best\"\n");
  const auto mutants = catalog_.equivalent_mutants(*catalog_.challenge("07-good"));
  ASSERT_FALSE(mutants);
  EXPECT_THAT(mutants.error().message, HasSubstr("mutants.toml: entry 1 lacks `file`"));
}

}  // namespace
}  // namespace ccgrade

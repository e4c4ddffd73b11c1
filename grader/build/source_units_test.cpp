#include "grader/build/source_units.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> files(const std::vector<SourceUnit>& units) {
  std::vector<std::string> names;
  for (const SourceUnit& unit : units) names.push_back(unit.file);
  return names;
}

TEST(UnitsOfASubmission, AreItsCppFilesWhereTheyWereLaidOut) {
  const Submission submission{{{"bank.cpp", ""}, {"notes.txt", ""}, {"own.hpp", ""}}, "digest"};
  const auto units = units_of(submission, "/stage", "api");
  EXPECT_THAT(files(units), ElementsAre("bank.cpp"));
  EXPECT_EQ(units.at(0).cwd, "/stage");
  EXPECT_THAT(units.at(0).include_dirs, IsEmpty());
}

TEST(UnitsOfASubmission, DependOnItsDigestAndOnTheApiAndNotOnWhereTheyLie) {
  const auto content = [](const std::string& digest, const std::string& stage,
                          const std::string& api) {
    return units_of({{{"bank.cpp", ""}}, digest}, stage, api).at(0).content_digest;
  };
  EXPECT_EQ(content("one", "/stage", "api"), content("one", "/elsewhere", "api"));
  EXPECT_NE(content("one", "/stage", "api"), content("two", "/stage", "api"));
  EXPECT_NE(content("one", "/stage", "api"), content("one", "/stage", "changed api"));
}

/// A folder "harness" with two source files, and an include folder with a header.
class UnitsInAFolder : public testing::Test {
 protected:
  UnitsInAFolder() {
    write("harness/scenarios.cpp", "scenarios");
    write("harness/more.cpp", "more");
    write("harness/tools.hpp", "tools");
    write("include/api.hpp", "api");
  }
  void write(const std::string& file, const std::string& text) {
    const std::string path = folder_.path() + "/" + file;
    ASSERT_TRUE(host_.make_folder(path.substr(0, path.rfind('/'))));
    ASSERT_TRUE(host_.write_file(path, text));
  }
  Result<std::vector<SourceUnit>> units(const std::string& folder = "harness") {
    return units_in(host_, {folder_.path(), folder, {folder_.path() + "/include"}});
  }
  /// What the first of the units depends on.
  std::string content() { return units()->at(0).content_digest; }

  ScratchFolder folder_{"source-units-test"};
  FakeHost host_;
};

TEST_F(UnitsInAFolder, AreItsCppFilesAsTheyAreNamedFromWhereTheyAreCompiled) {
  const auto found = units();
  ASSERT_TRUE(found);
  EXPECT_THAT(files(*found), ElementsAre("harness/more.cpp", "harness/scenarios.cpp"));
  EXPECT_EQ(found->at(0).cwd, folder_.path());
  EXPECT_THAT(found->at(0).include_dirs, ElementsAre(folder_.path() + "/include"));
  EXPECT_EQ(found->at(0).content_digest, found->at(1).content_digest);

  write("alone.cpp", "");
  EXPECT_THAT(files(*units("")), ElementsAre("alone.cpp"));
}

TEST_F(UnitsInAFolder, DependOnEverySourceThatTheyMayInclude) {
  for (const char* file :
       {"harness/scenarios.cpp", "harness/more.cpp", "harness/tools.hpp", "include/api.hpp"}) {
    const std::string before = content();
    write(file, "changed");
    EXPECT_NE(content(), before) << file;
  }
  const std::string before = content();
  std::filesystem::rename(folder_.path() + "/include/api.hpp", folder_.path() + "/include/new.hpp");
  EXPECT_NE(content(), before) << "a header's name counts as much as its text";
}

TEST_F(UnitsInAFolder, DependOnNothingElse) {
  const std::string before = content();
  write("harness/README.md", "new");
  write("harness/deeper/tools.hpp", "new");
  write("include/notes.txt", "new");
  write("elsewhere/tools.hpp", "new");
  EXPECT_EQ(content(), before);
}

TEST_F(UnitsInAFolder, AFolderThatIsMissingIsAnError) {
  EXPECT_FALSE(units("bench"));
  EXPECT_FALSE(units_in(host_, {folder_.path(), "harness", {folder_.path() + "/nowhere"}}));
}

TEST(ScenarioTable, HasARowForEachScenarioAndAnEnd) {
  Challenge challenge;
  challenge.scenarios = {{"first", "", false, {}, {{"default", 7}, {"tsan", 2}}},
                         {"second", "", false, {}, {{"tsan", 2}}}};
  EXPECT_EQ(scenario_table(challenge),
            "#include \"scenario.hpp\"\n"
            "void first(ccgrade::Scenario&);\n"
            "void second(ccgrade::Scenario&);\n"
            "const ccgrade::ScenarioEntry ccgrade::kScenarioTable[] = {\n"
            "    {\"first\", &first, 7},\n"
            "    {\"second\", &second, 1},\n"
            "    {nullptr, nullptr, 0}};\n");
}

}  // namespace
}  // namespace ccgrade

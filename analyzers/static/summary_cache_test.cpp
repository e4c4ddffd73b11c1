#include "analyzers/static/summary_cache.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "grader/host/digest.hpp"
#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

const std::vector<std::string> kCommand = {"-std=c++20", "bank.cpp"};

class SummaryCacheTest : public testing::Test {
 protected:
  SummaryCache cache(const std::string& version = "1") {
    return {host_, folder_.path() + "/summaries", version};
  }
  std::string header(const std::string& text) {
    const std::string path = folder_.path() + "/bank.hpp";
    EXPECT_TRUE(host_.write_file(path, text));
    return path;
  }
  void keep_one(const std::string& path, const std::string& text) {
    UnitSummary unit{"bank.cpp", {}, {{path, digest({text})}}};
    unit.functions.resize(1);
    unit.functions[0].usr = "transfer";
    cache().keep(kCommand, unit, summary_to_json(unit));
  }
  std::string entry() const {
    for (const auto& each : std::filesystem::directory_iterator(folder_.path() + "/summaries"))
      return each.path();
    return "";
  }

  FakeHost host_;
  ScratchFolder folder_{"summary-cache-test"};
};

TEST_F(SummaryCacheTest, GivesBackWhatItWasGivenWhileTheInputsAreWhatTheyWere) {
  keep_one(header("struct Bank;"), "struct Bank;");
  const auto unit = cache().find(kCommand);
  ASSERT_TRUE(unit);
  EXPECT_EQ(unit->functions[0].usr, "transfer");
}

TEST_F(SummaryCacheTest, ForgetsAUnitWhoseHeaderHasChangedOrIsGone) {
  const std::string path = header("struct Bank;");
  keep_one(path, "struct Bank;");
  header("struct Bank {};");
  EXPECT_FALSE(cache().find(kCommand));
  std::filesystem::remove(path);
  EXPECT_FALSE(cache().find(kCommand));
}

TEST_F(SummaryCacheTest, KeepsApartOtherFlagsAndOtherVersions) {
  keep_one(header("struct Bank;"), "struct Bank;");
  EXPECT_FALSE(cache().find({"-std=c++17", "bank.cpp"}));
  EXPECT_FALSE(cache("2").find(kCommand));
}

TEST_F(SummaryCacheTest, DoesNotTrustAnEntryThatWasCutOffOrChanged) {
  keep_one(header("struct Bank;"), "struct Bank;");
  const std::string whole = *host_.read_file(entry(), 1 << 20);
  for (const std::string& damaged : {whole.substr(0, whole.size() - 1), whole.substr(0, 10),
                                     std::string(), whole + " ", "x" + whole}) {
    ASSERT_TRUE(host_.write_file(entry(), damaged));
    EXPECT_FALSE(cache().find(kCommand)) << damaged;
  }
}

TEST_F(SummaryCacheTest, KeepsNothingWithoutAFolder) {
  SummaryCache none(host_, "", "1");
  const UnitSummary unit{"bank.cpp", {}, {{header(""), digest({""})}}};
  none.keep(kCommand, unit, summary_to_json(unit));
  EXPECT_FALSE(none.find(kCommand));
}

TEST_F(SummaryCacheTest, RemovesWhatIsTooMuch) {
  keep_one(header("struct Bank;"), "struct Bank;");
  cache().trim(1 << 20);
  EXPECT_TRUE(cache().find(kCommand));
  cache().trim(1);
  EXPECT_FALSE(cache().find(kCommand));
}

}  // namespace
}  // namespace ccgrade

#include "tools/ccgrade/stubs.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class StubsTest : public testing::Test {
 protected:
  StubsTest() {
    put("check/checks/NAME/check.cpp.in", "class @TYPE@; // @NAME@, @IDENTIFIER@");
    put("check/checks/NAME/cases/bad.cpp.in", "");
    put("report/reports/NAME.cpp.in", "");
    put("report/reports/NAME_test.cpp.in", "");
    put("challenge/challenges/NAME/api.hpp.in", "");
    put("challenge/solutions/NAME/first/a.cpp.in", "");
  }

  void put(const std::string& name, const std::string& text) {
    const std::string path = root() + "/tools/ccgrade/stubs/" + name;
    ASSERT_TRUE(host_.make_folder(path.substr(0, path.rfind('/'))));
    ASSERT_TRUE(host_.write_file(path, text));
  }
  std::string root() const { return scratch_.path(); }
  std::string why_not(const std::string& kind, const std::string& name) {
    const auto made = write_stub(host_, root(), kind, name);
    return made ? "written" : made.error().message;
  }

  ScratchFolder scratch_{"ccgrade-stubs"};
  FakeHost host_;
};

TEST_F(StubsTest, AreWrittenUnderTheirNameInAllItsSpellings) {
  ASSERT_TRUE(write_stub(host_, root(), "check", "lost-orders"));
  EXPECT_EQ(*host_.read_file(root() + "/checks/lost-orders/check.cpp", 100),
            "class LostOrders; // lost-orders, lost_orders");
  EXPECT_TRUE(host_.is_file(root() + "/checks/lost-orders/cases/bad.cpp"));
}

TEST_F(StubsTest, SayWhatTakesThemAwayAgain) {
  EXPECT_THAT(*write_stub(host_, root(), "check", "lost-orders"),
              ElementsAre(root() + "/checks/lost-orders"));
  EXPECT_THAT(*write_stub(host_, root(), "report", "csv"),
              ElementsAre(root() + "/reports/csv.cpp", root() + "/reports/csv_test.cpp"));
  EXPECT_THAT(
      *write_stub(host_, root(), "challenge", "17-lost-orders"),
      ElementsAre(root() + "/challenges/17-lost-orders", root() + "/solutions/17-lost-orders"));
}

TEST_F(StubsTest, MayHaveANameWithWhichAFolderAboveThemBegins) {
  EXPECT_THAT(*write_stub(host_, root(), "check", "check"), ElementsAre(root() + "/checks/check"));
  EXPECT_THAT(*write_stub(host_, root(), "report", "rep"),
              ElementsAre(root() + "/reports/rep.cpp", root() + "/reports/rep_test.cpp"));
}

TEST_F(StubsTest, OverwriteNothing) {
  ASSERT_TRUE(write_stub(host_, root(), "check", "lost-orders"));
  EXPECT_THAT(why_not("check", "lost-orders"), HasSubstr("is there already"));
}

TEST_F(StubsTest, TakeNoNameThatCouldLeadElsewhere) {
  for (const char* name : {"", "..", "a/b", "Lost", "lost_orders", "-lost", "lost-", "lost orders"})
    EXPECT_THAT(why_not("check", name), HasSubstr("write it like lost-orders")) << name;
  EXPECT_THAT(why_not("check", std::string(300, 'a')), HasSubstr("is no name"));
  EXPECT_THAT(why_not("challenge", "lost-orders"), HasSubstr("17-lost-orders"));
  EXPECT_THAT(why_not("quiz", "lost-orders"), HasSubstr("choose check"));
}

TEST_F(StubsTest, NeedASourceTree) {
  EXPECT_FALSE(write_stub(host_, root() + "/elsewhere", "check", "lost-orders"));
}

}  // namespace
}  // namespace ccgrade

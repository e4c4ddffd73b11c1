#include "tools/ccgrade/units_to_check.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "grader/host/host.hpp"

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class UnitsToCheck : public testing::Test {
 protected:
  std::string write(const std::string& name) {
    std::ofstream(folder_.path() + "/" + name) << "int x;\n";
    return folder_.path() + "/" + name;
  }
  std::vector<std::string> flags_of(const std::string& name,
                                    const std::vector<std::string>& given) {
    const auto units = units_to_check({write(name)}, {}, given);
    return units ? units->front().flags : std::vector<std::string>{units.error().message};
  }

  ScratchFolder folder_{"ccgrade-test"};
};

TEST_F(UnitsToCheck, AreOfCpp20IfNobodySaysOtherwise) {
  EXPECT_THAT(flags_of("a.cpp", {}), ElementsAre("-std=c++20"));
  EXPECT_THAT(flags_of("a.cpp", {"-DX"}), ElementsAre("-std=c++20", "-DX"));
  EXPECT_THAT(flags_of("a.cpp", {"-std=gnu++17"}), ElementsAre("-std=gnu++17"));
  EXPECT_THAT(flags_of("a.c", {}), IsEmpty());
}

TEST_F(UnitsToCheck, TakeTheStandardOfTheirOwnLanguage) {
  EXPECT_THAT(flags_of("a.c", {"-std=c++20", "-DX"}), ElementsAre("-DX"));
  EXPECT_THAT(flags_of("a.cpp", {"-std=c17"}), ElementsAre("-std=c++20"));
  EXPECT_THAT(flags_of("a.c", {"-std=gnu11"}), ElementsAre("-std=gnu11"));
}

TEST_F(UnitsToCheck, AreTheSourcesOfAFolderEachOnce) {
  const std::string first = write("a.cpp");
  const std::string second = write("b.c");
  write("notes.txt");
  const auto units = units_to_check({folder_.path(), first}, {}, {});
  ASSERT_TRUE(units);
  ASSERT_EQ(units->size(), 2U);
  EXPECT_EQ(units->at(0).source, first);
  EXPECT_EQ(units->at(1).source, second);
}

TEST_F(UnitsToCheck, AreNoPipes) {
  const std::string pipe = folder_.path() + "/pipe.cpp";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const auto units = units_to_check({pipe}, {}, {});
  ASSERT_FALSE(units);
  EXPECT_THAT(units.error().message, HasSubstr("neither a file nor a folder"));
}

}  // namespace
}  // namespace ccgrade

#include "tools/ccgrade/progress.hpp"

#include <gtest/gtest.h>

namespace ccgrade {
namespace {

const std::set<std::string> kRunning{"asan", "static", "tsan"};

TEST(ProgressLine, SaysWhatIsDoneAndWhatRuns) {
  EXPECT_EQ(progress_line(2, kRunning, 80), "2 done; running: asan static tsan");
  EXPECT_EQ(progress_line(0, {}, 80), "0 done; running:");
}

TEST(ProgressLine, LeavesTheLastColumnOfATerminalFree) {
  const std::string whole = progress_line(2, kRunning, 1000);
  EXPECT_EQ(progress_line(2, kRunning, whole.size() + 1), whole);
  EXPECT_EQ(progress_line(2, kRunning, whole.size()), whole.substr(0, whole.size() - 1));
  EXPECT_EQ(progress_line(2, kRunning, 20), "2 done; running: as");
}

TEST(ProgressLine, SurvivesATerminalThatHasNoRoom) {
  EXPECT_EQ(progress_line(2, kRunning, 1), "");
  EXPECT_EQ(progress_line(2, kRunning, 0), "");
}

}  // namespace
}  // namespace ccgrade

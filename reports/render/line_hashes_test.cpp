#include "reports/render/line_hashes.hpp"

#include <gtest/gtest.h>

namespace ccgrade {
namespace {

using Hashes = std::vector<std::string>;

// The expected values are those of the tests of github/codeql-action.
TEST(LineHashes, AreThoseOfCodeScanning) {
  EXPECT_EQ(line_hashes(""), Hashes({"c129715d7a2bc9a3:1"}));
  EXPECT_EQ(line_hashes(" a\nb\n  \t\tc\n d"), Hashes({"271789c17abda88f:1", "54703d4cd895b18:1",
                                                       "180aee12dab6264:1", "a23a3dc5e078b07b:1"}));
}

TEST(LineHashes, CountLinesThatLookAlike) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "Lorem ipsum dolor sit amet.\n";
  EXPECT_EQ(line_hashes(text).at(5), "a7f2ff13bc495cf2:6");
}

TEST(LineHashes, DoNotTellLineEndsApart) {
  EXPECT_EQ(line_hashes("a\r\nb\rc"), line_hashes("a\nb\nc"));
}

TEST(LineHashes, StayWhenLinesAreAddedAbove) {
  const std::string code(200, 'x');
  EXPECT_EQ(line_hashes("int a;\n" + code).back(), line_hashes("int b;\nint a;\n" + code).back());
}

TEST(LineHashes, TakeWhatIsNoUtf8) {
  EXPECT_EQ(line_hashes("\xff\n\xf0\x9f\x98\x80").size(), 2u);
}

}  // namespace
}  // namespace ccgrade

#include "tools/ccgrade/shell_words.hpp"

#include <gmock/gmock.h>

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ShellWords, ArePartedByBlanks) {
  EXPECT_THAT(shell_words(" clang++  -c\ta.cpp\n"), ElementsAre("clang++", "-c", "a.cpp"));
  EXPECT_THAT(shell_words(" "), IsEmpty());
}

TEST(ShellWords, KeepWhatIsQuotedAndLoseTheQuotes) {
  EXPECT_THAT(shell_words(R"('-DNAME="a b"' "x y"z)"), ElementsAre("-DNAME=\"a b\"", "x yz"));
  EXPECT_THAT(shell_words("-I ''"), ElementsAre("-I", ""));
}

// As CMake writes a definition that is a text.
TEST(ShellWords, LoseTheBackslashesThatQuote) {
  EXPECT_THAT(shell_words(R"(-DVERSION=\"1.0\" a\ b)"), ElementsAre("-DVERSION=\"1.0\"", "a b"));
  EXPECT_THAT(shell_words(R"("say \"hi\" to \\ and \n")"), ElementsAre(R"(say "hi" to \ and \n)"));
  EXPECT_THAT(shell_words(R"('a\b')"), ElementsAre(R"(a\b)"));
}

TEST(ShellWords, OfAQuoteThatNeverEndsAreTheRest) {
  EXPECT_THAT(shell_words("a 'b c"), ElementsAre("a", "b c"));
  EXPECT_THAT(shell_words("a\\"), ElementsAre("a\\"));
}

}  // namespace
}  // namespace ccgrade

#include "reports/render/clean.hpp"

#include <gtest/gtest.h>

#include "reports/render/inert_json.hpp"

namespace ccgrade {
namespace {

TEST(StripControls, KeepsTextNewlinesAndTabs) {
  EXPECT_EQ(strip_controls("a\tb\nc é ✓ 日本"), "a\tb\nc é ✓ 日本");
}

TEST(StripControls, TakesControlCharactersOut) {
  EXPECT_EQ(strip_controls(std::string_view("a\0b\rc\bd\x7F"
                                            "e",
                                            9)),
            "abcde");
  EXPECT_EQ(strip_controls("a\xC2\x9B"
                           "31mb"),
            "a31mb")
      << "C1 in UTF-8";
}

TEST(StripControls, TakesEscapeSequencesOutWhole) {
  EXPECT_EQ(strip_controls("\x1B[1;31mred\x1B[0m"), "red");
  EXPECT_EQ(strip_controls("\x1B]0;title\x07x\x1B]8;;u\x1B\\y"), "xy");
  EXPECT_EQ(strip_controls("\x1BP+q\x1B\\\x1B(B\x1B"
                           "cz"),
            "z");
}

TEST(StripControls, ShowsWhatFollowsAnUnfinishedSequence) {
  EXPECT_EQ(strip_controls("\x1B]0;not closed\nnext"), "0;not closed\nnext");
  EXPECT_EQ(strip_controls("end\x1B"), "end");
  EXPECT_EQ(strip_controls("end\x1B["), "end");
}

TEST(StripControls, TakesOutWhatReordersOrHidesText) {
  EXPECT_EQ(strip_controls("a\u202E\u2066b\u200Bc\uFEFF\u00ADd"), "abcd");
}

TEST(StripControls, ReplacesInvalidUtf8) {
  EXPECT_EQ(strip_controls("\xFF|\xC0\x80|\xED\xA0\x80|\xE2\x82"),
            "\uFFFD|\uFFFD\uFFFD|\uFFFD\uFFFD\uFFFD|\uFFFD\uFFFD");
}

TEST(CleanText, BreaksWorkflowCommands) {
  EXPECT_EQ(clean_text("::error::x\n \t::warning::y\na ::b"),
            ": :error::x\n \t: :warning::y\na ::b");
  EXPECT_EQ(clean_text("a ##[error]b ###[x"), "a ## [error]b ### [x");
}

TEST(CleanText, BreaksCommandsThatHideBehindWhatIsTakenOut) {
  EXPECT_EQ(clean_text(":\x1B[0m:error::x"), ": :error::x");
  EXPECT_EQ(clean_text("\u00A0\u3000::error::x"), "\u00A0\u3000: :error::x");
  EXPECT_EQ(clean_text("\u200D::error::x"), ": :error::x");
}

TEST(BreakCommands, LooksBehindTheReportsOwnColours) {
  EXPECT_EQ(break_commands("\x1B[1m  ::error::x\x1B[0m"), "\x1B[1m  : :error::x\x1B[0m");
}

TEST(OneLine, ForgesNoLines) {
  EXPECT_EQ(one_line("a.cpp\nPASS\r\n"), "a.cpp PASS ");
}

TEST(ShellWord, IsQuotedWhereAShellWouldReadMoreThanAWord) {
  EXPECT_EQ(shell_word("a/b-c_1.cpp"), "a/b-c_1.cpp");
  EXPECT_EQ(shell_word("-DX=1"), "-DX=1");
  EXPECT_EQ(shell_word(""), "''");
  EXPECT_EQ(shell_word("my file.cpp"), "'my file.cpp'");
  EXPECT_EQ(shell_word("$(date)"), "'$(date)'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
}

TEST(CleanCode, ExpandsTabs) {
  EXPECT_EQ(clean_code("\t::f(\x1B[2J);"), "    ::f();");
}

TEST(EscapeHtml, LeavesNoMarkup) {
  EXPECT_EQ(escape_html("<a href=\"x\" title='y'>&amp;"),
            "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;");
}

TEST(EscapeHtml, LeavesNoWorkflowCommand) {
  EXPECT_EQ(escape_html("::error:::\n##[error]"), ":&#58;error:&#58;:\n##&#91;error]");
}

TEST(InertJson, WritesTheSameValueWithoutCharactersThatAct) {
  EXPECT_EQ(inert_json("{\n \"a\": \"\u009B \u202E \x7F ##[error] é \U000E0041\"\n}"),
            "{\n \"a\": \"\\u009b \\u202e \\u007f \\u0023#[error] é \\udb40\\udc41\"\n}");
}

}  // namespace
}  // namespace ccgrade

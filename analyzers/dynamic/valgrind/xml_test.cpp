#include "analyzers/dynamic/valgrind/xml.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/recorded.hpp"

namespace ccgrade::valgrind {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(ValgrindXml, GivesEachErrorItsTitledStacks) {
  const Log log = parse_xml(recorded("memcheck", "use-after-free.log"));
  EXPECT_TRUE(log.ran);
  ASSERT_FALSE(log.errors.empty());
  const Error& error = log.errors[0];
  EXPECT_EQ(error.kind, "InvalidRead");
  EXPECT_EQ(error.what, "Invalid read of size 8");
  ASSERT_EQ(error.stacks.size(), 3u);
  EXPECT_EQ(error.stacks[0].title, error.what);
  EXPECT_THAT(error.stacks[1].title, HasSubstr("free'd"));
  EXPECT_THAT(error.stacks[2].title, HasSubstr("alloc'd"));
  const SourceFrame* frame = submission_frame(error.stacks[0].frames);
  ASSERT_NE(frame, nullptr);
  EXPECT_EQ(frame->file, "work.cpp");
  EXPECT_EQ(frame->line, 6);
  EXPECT_EQ(frame->function, "work");
}

TEST(ValgrindXml, OfALeakAndAnExtendedSentence) {
  const Log log = parse_xml(recorded("memcheck", "leak.log"));
  ASSERT_EQ(log.errors.size(), 1u);
  EXPECT_EQ(log.errors[0].kind, "Leak_DefinitelyLost");
  EXPECT_THAT(log.errors[0].what, HasSubstr("8 bytes in 1 blocks are definitely lost"));
}

TEST(ValgrindXml, OfACorrectProgramHasNoErrors) {
  for (const char* tool : {"memcheck", "helgrind"}) {
    const Log log = parse_xml(recorded(tool, "correct.log"));
    EXPECT_TRUE(log.ran) << tool;
    EXPECT_THAT(log.errors, IsEmpty()) << tool;
  }
}

TEST(ValgrindXml, CutAnywhereGivesTheErrorsThatWereWholeAndNeverCrashes) {
  const std::string whole = recorded("helgrind", "race.log");
  const std::size_t errors = parse_xml(whole).errors.size();
  ASSERT_GE(errors, 2u);
  std::size_t before = 0;
  for (std::size_t cut = 0; cut < whole.size(); cut += 7) {
    const Log log = parse_xml(whole.substr(0, cut));
    EXPECT_GE(log.errors.size(), before) << "a longer document has no fewer errors";
    before = log.errors.size();
  }
  const std::size_t second = whole.find("<error>", whole.find("</error>"));
  const Log log = parse_xml(whole.substr(0, second));
  EXPECT_TRUE(log.ran);
  ASSERT_EQ(log.errors.size(), 1u);
  EXPECT_EQ(log.errors[0].kind, "Race");
}

// With libc6-dbg installed glibc's frames carry the relative folders that Debian built it in.
TEST(ValgrindXml, TellsASharedLibrarysRelativePathsFromTheSubmissions) {
  const Log log = parse_xml(R"(<valgrindoutput><protocolversion>4</protocolversion><error>
    <kind>Leak_DefinitelyLost</kind><xwhat><text>288 bytes</text></xwhat><stack>
      <frame><obj>/lib/ld-linux-x86-64.so.2</obj><fn>allocate_dtv</fn><dir>./elf/../elf</dir>
        <file>dl-tls.c</file><line>370</line></frame>
      <frame><obj>/cache/abc.exe</obj><fn>settle(int)</fn><dir>.</dir>
        <file>bank.cpp</file><line>83</line></frame>
    </stack></error></valgrindoutput>)");
  ASSERT_EQ(log.errors.size(), 1u);
  const SourceFrame* frame = submission_frame(log.errors[0].stacks.at(0).frames);
  ASSERT_NE(frame, nullptr);
  EXPECT_EQ(frame->file, "bank.cpp");
}

TEST(ValgrindXml, OfAValgrindThatDidNotComeUpSaysSo) {
  for (const char* text : {"", "valgrind: Fatal error", "<valgrindoutput>", "<other/>"})
    EXPECT_FALSE(parse_xml(text).ran) << text;
}

}  // namespace
}  // namespace ccgrade::valgrind

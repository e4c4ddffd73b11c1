#include "analyzers/dynamic/symbols/symbolizer.hpp"

#include <gmock/gmock.h>

#include "analyzers/dynamic/symbols/story.hpp"
#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// As llvm-symbolizer-19 answers with --output-style=JSON: an inlined call gives two symbols.
constexpr const char* kAnswer = R"json([
  {"Address":"0xfff","ModuleName":"program","Symbol":[
    {"FileName":"/usr/include/c++/12/bits/std_mutex.h","FunctionName":"std::mutex::lock()","Line":100,"Column":17},
    {"FileName":"./bank.cpp","FunctionName":"deadlock::Bank::transfer(deadlock::Order const&)","Line":52,"Column":19}]},
  {"Address":"0x1fff","ModuleName":"program","Symbol":[
    {"FileName":"./harness/scenarios.cpp","FunctionName":"opposite_transfers(ccgrade::Scenario&)","Line":7,"Column":3}]},
  {"Address":"0x2fff","ModuleName":"program","Symbol":[]}])json";

class SymbolizerTest : public testing::Test {
 protected:
  SymbolizerTest() { host_.answer("llvm-symbolizer-19", exited(0, kAnswer)); }
  FakeHost host_;
  Symbolizer symbols_{host_, "/cache/program"};
};

TEST_F(SymbolizerTest, AsksForTheCallBeforeEachReturnAddressInOneGo) {
  ASSERT_TRUE(symbols_.resolve({0x1000, 0x2000, 0x3000, 0}));
  ASSERT_EQ(host_.commands().size(), 1u);
  EXPECT_THAT(host_.commands()[0].argv,
              ElementsAre("llvm-symbolizer-19", "--obj=/cache/program", "--output-style=JSON",
                          "0xfff", "0x1fff", "0x2fff"));
  ASSERT_TRUE(symbols_.resolve({0x1000, 0x2000}));
  EXPECT_EQ(host_.commands().size(), 1u) << "what is known is not asked for again";
}

TEST_F(SymbolizerTest, ExpandsInlinedCallsInnermostFirst) {
  ASSERT_TRUE(symbols_.resolve({0x1000, 0x2000, 0x3000}));
  const auto frames = symbols_.frames({0x3000, 0x1000, 0x2000, 0x9999});
  ASSERT_EQ(frames.size(), 3u);
  EXPECT_EQ(frames[0].function, "std::mutex::lock");
  EXPECT_EQ(frames[1].file, "bank.cpp");
  EXPECT_EQ(frames[1].line, 52);
  EXPECT_EQ(frames[2].file, "harness/scenarios.cpp");
  const SourceFrame* ours = submission_frame(frames);
  ASSERT_NE(ours, nullptr);
  EXPECT_EQ(ours->function, "deadlock::Bank::transfer");
}

TEST_F(SymbolizerTest, SaysWhyItCannotRead) {
  host_.answer("llvm-symbolizer-19", exited(1, "", "no such file"));
  EXPECT_THAT(symbols_.resolve({0x1000}).error().message, HasSubstr("no such file"));
  for (const char* nonsense : {"", "nonsense", "{}", "[]", "[{}]"}) {
    host_.answer("llvm-symbolizer-19", exited(0, nonsense));
    EXPECT_FALSE(symbols_.resolve({0x1000, 0x2000})) << nonsense;
  }
  for (const char* nonsense :
       {"[7]", "[null]", R"([{"Symbol": 7}])", R"([{"Symbol": [7]}])",
        R"([{"Symbol": [{"FileName": null}]}])", R"([{"Symbol": [{"Line": "nine"}]}])"}) {
    host_.answer("llvm-symbolizer-19", exited(0, nonsense));
    EXPECT_FALSE(symbols_.resolve({0x1000})) << nonsense;
  }
}

TEST_F(SymbolizerTest, AStoryIsToldAtTheInnermostFrameOfTheSubmission) {
  ASSERT_TRUE(symbols_.resolve({0x1000, 0x2000, 0x3000}));
  Finding finding;
  Story story(finding, symbols_);
  EXPECT_FALSE(story.tell(Role::wants, "T1", {0x2000}, "waits")) << "the harness is not accused";
  EXPECT_TRUE(story.tell(Role::holds, "T1", {0x1000, 0x2000}, "holds"));
  EXPECT_EQ(finding.where.file, "") << "where something is held is not where it goes wrong";
  EXPECT_TRUE(story.tell(Role::wants, "T2", {0x1000, 0x2000}, "waits"));
  EXPECT_TRUE(story.tell(Role::wants, "T3", {0x1000, 0x2000}, "waits"));
  EXPECT_EQ(finding.where, (Location{"bank.cpp", 52, 19}));
  EXPECT_EQ(finding.sites.size(), 2u) << "one site a role and place";
  ASSERT_EQ(finding.trail.size(), 3u);
  EXPECT_EQ(finding.trail[1].thread, "T2");
  EXPECT_EQ(finding.trail[1].text, "waits in deadlock::Bank::transfer");
}

TEST(Symbols, KnowWhatIsTheSubmissions) {
  for (const char* theirs : {"bank.cpp", "own.hpp", "harness.cpp"})
    EXPECT_TRUE(of_submission(theirs));
  for (const char* ours : {"", "/usr/include/mutex", "??", "api.hpp", "harness/scenarios.cpp",
                           "bench/bench.cpp", "scenario_table.cpp"})
    EXPECT_FALSE(of_submission(ours)) << ours;
}

TEST(Symbols, NameFunctionsAsAPersonDoes) {
  EXPECT_EQ(plain_function("deadlock::Bank::transfer(deadlock::Order const&)"),
            "deadlock::Bank::transfer");
  EXPECT_EQ(plain_function("Bank::statement() const"), "Bank::statement");
  EXPECT_EQ(plain_function("std::vector<int, std::allocator<int>>::push_back(int&&)"),
            "std::vector::push_back");
  EXPECT_EQ(plain_function("dinner(int)::$_0::operator()(int) const"), "dinner (lambda)");
  EXPECT_EQ(plain_function("Call::operator()(int)"), "Call::operator()");
  EXPECT_EQ(plain_function("main"), "main");
  EXPECT_EQ(plain_function(""), "");
}

}  // namespace
}  // namespace ccgrade

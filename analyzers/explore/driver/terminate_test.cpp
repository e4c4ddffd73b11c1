#include "analyzers/explore/driver/terminate.hpp"

#include <gtest/gtest.h>

#include "tests/fakes/explored_program.hpp"
#include "tests/fakes/fake_symbols.hpp"

namespace ccgrade::explore {
namespace {

/// An execution that ends by std::terminate at kAt, while thread 1, made at kMade, is not joined.
class Terminating : public testing::Test {
 protected:
  static constexpr unsigned long kAt = 0x100, kMade = 0x200;

  StageReport explained(const std::string& verdict = "terminate") {
    StageReport stage = deadlock("-");
    stage.verdict = verdict;
    stage.parties = {{0, kAt}, {1, kMade}};
    Symbolizer symbols(host_, "program");
    EXPECT_TRUE(symbols.resolve({kAt + 1}));
    return explain_terminate(stage, symbols);
  }

  FakeHost host_;
  FakeSymbols symbols_{host_};
};

TEST_F(Terminating, InAThreadsDestructorIsALeakOfThatThread) {
  symbols_.add(kAt, "/usr/include/c++/12/bits/std_thread.h", 152, "std::thread::~thread()");
  symbols_.add(kAt, "work.cpp", 9, "main");
  const StageReport leak = explained();
  EXPECT_EQ(leak.verdict, "leak");
  ASSERT_EQ(leak.parties.size(), 2u);
  EXPECT_EQ(leak.parties.front().thread, 1) << "who is left, and where it was made, comes first";
}

TEST_F(Terminating, ByTheProgramItselfIsACrashOfOneThread) {
  symbols_.add(kAt, "work.cpp", 9, "main");
  EXPECT_EQ(explained().verdict, "crash");
  EXPECT_EQ(explained().parties.size(), 1u);
}

TEST_F(Terminating, InAClassOfTheProgramsThatIsCalledThreadIsACrash) {
  symbols_.add(kAt, "work.cpp", 9, "own::thread::~thread()");
  EXPECT_EQ(explained().verdict, "crash");
}

TEST_F(Terminating, WithoutLinesIsACrash) {
  EXPECT_EQ(explained().verdict, "crash");
}

TEST_F(Terminating, IsNoneOfOtherFailures) {
  symbols_.add(kAt, "/usr/include/c++/12/bits/std_thread.h", 152, "std::thread::~thread()");
  EXPECT_EQ(explained("crash").verdict, "crash");
  EXPECT_EQ(explained("crash").parties.size(), 2u);
}

}  // namespace
}  // namespace ccgrade::explore

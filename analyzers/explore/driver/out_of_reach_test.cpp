#include "analyzers/explore/driver/out_of_reach.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade::explore {
namespace {

using testing::HasSubstr;

/// Objects of which llvm-nm-19 lists these undefined symbols, and llvm-objdump-19 this code.
class OutOfReach : public testing::Test {
 protected:
  std::string obstacle(const std::string& undefined, const std::string& code = "") {
    host_.answer("llvm-nm-19", exited(0, undefined));
    host_.answer("llvm-objdump-19", exited(0, code));
    const Result<std::string> found = out_of_reach(host_, {"a.o"});
    EXPECT_TRUE(found);
    return found ? *found : "";
  }

  FakeHost host_;
};

TEST_F(OutOfReach, AreParallelRegionsOfEitherRuntime) {
  EXPECT_THAT(obstacle("abort\nGOMP_parallel\n"), HasSubstr("OpenMP"));
  EXPECT_THAT(obstacle("__kmpc_fork_call\nabort\n"), HasSubstr("OpenMP"));
}

TEST_F(OutOfReach, IsNothingThatIsOnlyNamedLikeThem) {
  EXPECT_EQ(obstacle("my_GOMP_parallel\n_Z16__kmpc_fork_callv\nomp_get_num_threads\n"), "");
}

TEST_F(OutOfReach, IsAssemblyThatSynchronises) {
  EXPECT_THAT(obstacle("abort\n", "  \tlock\n"), HasSubstr("inline assembly"));
  EXPECT_EQ(obstacle("abort\n", "  \tretq\n"), "");
}

TEST_F(OutOfReach, IsASystemCallPastTheLibrary) {
  EXPECT_THAT(obstacle("abort\n", "  \tsyscall\n"), HasSubstr("calls the system"));
  EXPECT_EQ(obstacle("syscall\n", "  \tcallq\t<main+0x4>\n"), "");
}

TEST_F(OutOfReach, IsNothingWhereThereAreNoObjects) {
  EXPECT_EQ(*out_of_reach(host_, {}), "");
}

TEST_F(OutOfReach, IsNeverGuessed) {
  host_.answer("llvm-nm-19", exited(1, "", "no such file"));
  EXPECT_FALSE(out_of_reach(host_, {"a.o"}));
  host_.answer("llvm-nm-19", exited(0));
  host_.answer("llvm-objdump-19", exited(1, "", "no such file"));
  EXPECT_FALSE(out_of_reach(host_, {"a.o"}));
}

}  // namespace
}  // namespace ccgrade::explore

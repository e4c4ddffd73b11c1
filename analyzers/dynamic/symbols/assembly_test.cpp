#include "analyzers/dynamic/symbols/assembly.hpp"

#include <gtest/gtest.h>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

// As llvm-objdump-19 lists them.
TEST(AListing, ShowsLockedInstructionsFencesAndExchangesWithMemory) {
  EXPECT_TRUE(lists_synchronisation("<f>:\n  \tmovl\t%edi, %ebx\n  \tlock\n  \tincl\t(%rdi)\n"));
  EXPECT_TRUE(lists_synchronisation("  \tmfence\n"));
  EXPECT_TRUE(lists_synchronisation("  \txchgl\t%ebp, (%rip)            # 0x2b7 <_ZN+0x57>\n"));
  EXPECT_TRUE(lists_synchronisation("  \txchgb\t%al, 0x4041c0\n"));
}

TEST(AListing, ShowsNothingOfThatInOrdinaryCode) {
  EXPECT_FALSE(
      lists_synchronisation("  \txchgq\t%rax, %rbx\n  \txchgw\t%ax, %ax   # padding (8)\n"));
  EXPECT_FALSE(lists_synchronisation("<lock>:\n<_Z4lockv>:\n  \tcallq\t0xd <lock+0xd>\n"));
  EXPECT_FALSE(lists_synchronisation(""));
}

TEST(AListing, ThatCannotBeMadeIsAnErrorAndNotASign) {
  FakeHost host;
  host.answer("llvm-objdump-19", exited(1, ""));
  EXPECT_FALSE(synchronise_in_assembly(host, {"a.o"}));
}

}  // namespace
}  // namespace ccgrade

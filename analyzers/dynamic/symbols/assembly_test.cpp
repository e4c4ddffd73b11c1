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

TEST(AListing, ShowsCallsOfTheSystem) {
  EXPECT_TRUE(lists_system_call("<f>:\n  \tmovl\t$0x39, %eax\n  \tsyscall\n"));
  EXPECT_TRUE(lists_system_call("  \tsysenter\n"));
  EXPECT_TRUE(lists_system_call("  \tint\t$0x80\n"));
  EXPECT_FALSE(lists_system_call("<syscall>:\n  \tcallq\t0xd <syscall+0xd>\n  \tint\t$0x3\n"));
}

TEST(AListing, ThatCannotBeMadeIsAnErrorAndNotASign) {
  FakeHost host;
  host.answer("llvm-objdump-19", exited(1, ""));
  EXPECT_FALSE(disassemble(host, {"a.o"}));
}

}  // namespace
}  // namespace ccgrade

#include "analyzers/explore/driver/call_sites.hpp"

#include <gtest/gtest.h>

namespace ccgrade::explore {
namespace {

constexpr const char* kListing = R"(
program:	file format elf64-x86-64

Disassembly of section .text:

0000000000401130 <main>:
  401130:      	pushq	%rbp
  401131:      	callq	0x401030 <__tsan_func_entry>
  401136:      	movl	$0x404060, %edi
  40113b:      	callq	*%rax
  40113d:      	retq

0000000000401140 <_Z1fv>:
  401140:      	callq	0x401050 <abort>
)";

TEST(CallsIn, AreNamedByTheByteBeforeTheyReturn) {
  const auto calls = calls_in(kListing);
  ASSERT_TRUE(calls.contains("main"));
  EXPECT_EQ(calls.at("main"), (std::vector<unsigned long>{0x401135, 0x40113c}));
}

TEST(CallsIn, LeavesOutOneThatNothingFollows) {
  EXPECT_FALSE(calls_in(kListing).contains("_Z1fv"));
  EXPECT_TRUE(calls_in("").empty());
}

TEST(LambdaNumbers, AreLeftOutOfASymbol) {
  EXPECT_EQ(without_lambda_numbers("_ZZ4mainENK3$_12clEv"), "_ZZ4mainENK3$_clEv");
  EXPECT_EQ(without_lambda_numbers("_Z4mainv12"), "_Z4mainv12");
  EXPECT_EQ(without_lambda_numbers("$_"), "$_");
}

TEST(FunctionAt, IsTheLastOneThatBeginsBefore) {
  const FunctionStarts starts{{0x1000, "f"}, {0x1040, "g"}};
  EXPECT_EQ(function_at(starts, 0x1000), "f");
  EXPECT_EQ(function_at(starts, 0x103f), "f");
  EXPECT_EQ(function_at(starts, 0x2000), "g");
  EXPECT_EQ(function_at(starts, 0x0fff), "");
}

}  // namespace
}  // namespace ccgrade::explore

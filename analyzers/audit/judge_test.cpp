#include "analyzers/audit/judge.hpp"

#include <gmock/gmock.h>

namespace ccgrade::audit {
namespace {

using Kind = Construct::Kind;
using testing::HasSubstr;

constexpr const char* kStage = "/tmp/stage";

std::string rule_for(Kind kind, const std::string& name, const std::string& target = {}) {
  const auto objection = objection_to({kind, name, target, {"bank.cpp", 1, 1}}, kStage);
  return objection ? objection->rule : "";
}

TEST(AnAttribute, ThatHidesCodeFromADetectorIsRefusedHoweverItIsSpelled) {
  for (const char* name : {"no_sanitize", "__no_sanitize__", "no_sanitize_thread", "constructor",
                           "alias", "ifunc", "weak", "asm", "section", "naked", "used"})
    EXPECT_EQ(rule_for(Kind::attribute, name), "detector-evasion") << name;
}

TEST(AnAttribute, ThatSpeaksToTheReaderOrTheOptimiserMayStay) {
  for (const char* name :
       {"nodiscard", "maybe_unused", "__always_inline__", "guarded_by", "constinit"})
    EXPECT_EQ(rule_for(Kind::attribute, name), "") << name;
}

TEST(TheInside, OfALibrarysObjectIsItsOwn) {
  EXPECT_EQ(rule_for(Kind::inside, "a std::function"), "detector-evasion");
}

TEST(AFunction, OfTheProcessorMayWaitAndOrderAndNothingElse) {
  const std::string header = "/usr/lib/llvm-19/lib/clang/19/include/xmmintrin.h";
  EXPECT_EQ(rule_for(Kind::call, "_mm_pause", header), "");
  EXPECT_EQ(rule_for(Kind::call, "__builtin_ia32_pause"), "");
  for (const char* name : {"_mm_setcsr", "_mm_maskmoveu_si128", "__builtin_ia32_ldmxcsr"})
    EXPECT_EQ(rule_for(Kind::call, name, header), "forbidden-call") << name;
}

TEST(AFunction, ThatEndsTheProcessOrReachesOutOfItIsRefused) {
  for (const char* name :
       {"_exit",  "exit",     "quick_exit", "atexit",  "syscall", "write",       "fopen",
        "fork",   "execve",   "kill",       "dlopen",  "dlsym",   "mmap",        "prctl",
        "getenv", "sem_open", "signal",     "longjmp", "fdopen",  "pthread_kill"})
    EXPECT_EQ(rule_for(Kind::call, name, "/usr/include/unistd.h"), "forbidden-call") << name;
}

TEST(AFunction, OfADetectorIsEvasion) {
  for (const char* name : {"__tsan_acquire", "AnnotateIgnoreReadsBegin", "__lsan_disable",
                           "__sanitizer_set_death_callback"})
    EXPECT_EQ(rule_for(Kind::call, name), "detector-evasion") << name;
}

TEST(AFunction, ThatComputesPrintsOrLocksMayBeUsed) {
  EXPECT_EQ(rule_for(Kind::call, "sqrt", "/usr/include/x86_64-linux-gnu/bits/mathcalls.h"), "");
  EXPECT_EQ(rule_for(Kind::call, "memcpy", "/usr/include/string.h"), "");
  EXPECT_EQ(rule_for(Kind::call, "pthread_mutex_trylock", "/usr/include/pthread.h"), "");
  EXPECT_EQ(rule_for(Kind::call, "fprintf", "/usr/include/stdio.h"), "");
  EXPECT_EQ(rule_for(Kind::call, "__builtin_expect"), "");
}

TEST(AFunction, IsNotAllowedForAHeaderThatTheSubmissionBrings) {
  EXPECT_EQ(rule_for(Kind::call, "_exit", "/tmp/stage/math.h"), "forbidden-call");
}

TEST(AnInclude, MayBeOfTheSystemOrOfTheSubmission) {
  EXPECT_EQ(rule_for(Kind::include, "vector", "/usr/include/c++/12/vector"), "");
  EXPECT_EQ(rule_for(Kind::include, "ring.hpp", "/tmp/stage/ring.hpp"), "");
}

TEST(AnInclude, ThatLeadsElsewhereIsForeign) {
  EXPECT_EQ(rule_for(Kind::include, "/etc/passwd", "/etc/passwd"), "foreign-include");
  EXPECT_EQ(rule_for(Kind::include, "../table/x.cpp", "/tmp/table/x.cpp"), "foreign-include");
  EXPECT_EQ(rule_for(Kind::include, "x.hpp", "/tmp/stagehand/x.hpp"), "foreign-include");
  EXPECT_EQ(rule_for(Kind::include, "gtest/gtest.h", "/usr/include/gtest/gtest.h"),
            "detector-evasion");
}

TEST(APragma, IsRefusedUnlessItIsKnownToBeHarmless) {
  EXPECT_EQ(rule_for(Kind::pragma, "once"), "");
  EXPECT_EQ(rule_for(Kind::pragma, "GCC diagnostic ignored \"-Wall\""), "");
  EXPECT_EQ(rule_for(Kind::pragma, "oncemore"), "detector-evasion");
  EXPECT_EQ(rule_for(Kind::pragma, "clang attribute push"), "detector-evasion");
  EXPECT_EQ(rule_for(Kind::pragma, "_Pragma"), "detector-evasion");
}

TEST(AnObjection, SaysWhatIsMeant) {
  const auto objection = objection_to({Kind::call, "_exit", "", {}}, kStage);
  ASSERT_TRUE(objection);
  EXPECT_THAT(objection->message, HasSubstr("_exit"));
}

}  // namespace
}  // namespace ccgrade::audit

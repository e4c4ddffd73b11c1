#include "tools/ccgrade/compiler_flags.hpp"

#include <gtest/gtest.h>

namespace ccgrade {
namespace {

TEST(CompilerFlags, SayHowAndNotWhat) {
  EXPECT_TRUE(check_flags({"-O2", "-Iinclude", "-DNAME=-c", "-pthread"}));
  for (const char* flag : {"-c", "-S", "-E", "-o", "-oa.out", "-fsyntax-only"})
    EXPECT_FALSE(check_flags({"-O2", flag})) << flag;
}

TEST(ReportedCompiler, IsOneThatIsKnown) {
  for (const char* compiler : {"", "g++", "clang++-19", "g++-12"})
    EXPECT_TRUE(check_reported_compiler(compiler, {})) << compiler;
  for (const char* compiler : {"/usr/bin/touch", "./g++", "g++ -c", "sh", "clang++-19\n"})
    EXPECT_FALSE(check_reported_compiler(compiler, {})) << compiler;
}

TEST(ReportedCompiler, LoadsNothingElse) {
  EXPECT_TRUE(check_reported_compiler(
      "", {"-O2", "-I.", "-DX", "-std=c++20", "-Wall", "-fPIC", "-Wno-error=x", "-fno-inline",
           "-march=native", "-lz", "-I", "include"}));
  for (const char* flag :
       {"-fplugin=/tmp/x.so", "-fpass-plugin=x.so", "-Xclang", "-B/tmp", "@flags", "-wrapper",
        "-Wl,-dynamic-linker=/tmp/x", "-fuse-ld=/tmp/ld", "--prefix=/tmp", "-MD", "-MF", "-mllvm",
        "-specs=x", "--config=x", "-o", "-dumpdir", ""})
    EXPECT_FALSE(check_reported_compiler("g++", {"-O2", flag})) << flag;
}

}  // namespace
}  // namespace ccgrade

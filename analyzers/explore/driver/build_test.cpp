#include "analyzers/explore/driver/build.hpp"

#include <gmock/gmock.h>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade::explore {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using Words = std::vector<std::string>;

std::ptrdiff_t position(const Words& words, const std::string& word) {
  return std::ranges::find(words, word) - words.begin();
}

class Building : public testing::Test {
 protected:
  Building() {
    for (const char* tool : {"clang++-19", "clang-19", "g++-12", "gcc-12", "clang-18",
                             "/usr/bin/cc", "/c++/cc", "nosuch"})
      host_.answer(tool, exited(0));
  }

  /// The command that compiles this source.
  Words compiling(const std::string& source, const std::string& compiler = "",
                  const Words& flags = {}) {
    const ExploreRequest request{.sources = {source}, .flags = flags, .compiler = compiler};
    EXPECT_TRUE(compile_program(host_, installation_, request, "/out"));
    return host_.commands().back().argv;
  }
  std::string complaint(const std::string& of_compiler) {
    host_.answer("clang++-19", exited(1, "", of_compiler));
    const auto objects = compile_program(host_, installation_, {.sources = {"a.cpp"}}, "/out");
    EXPECT_FALSE(objects);
    return objects ? "" : objects.error().message;
  }
  Result<std::string> linked() {
    return link_program(host_, installation_, {.flags = {"-lsqlite3"}}, {"/out/0.o"}, "/out");
  }

  FakeHost host_;
  ScratchFolder runtime_{"ccgrade-runtime"};
  Installation installation_{"/ccgrade", "/ccgrade/bin", runtime_.path()};
};

TEST_F(Building, BlamesTheProgramForWhatTheCompilerRefusesAndNobodyForWhatTakesTooLong) {
  for (const auto& [ending, blame] :
       {std::pair(Ending::exited, Blame::submission), std::pair(Ending::timed_out, Blame::ours)}) {
    host_.answer("clang++-19", [ending](const Command&) {
      ProcessResult done = exited(1, "", "");
      done.outcome.ending = ending;
      return done;
    });
    const auto objects = compile_program(host_, installation_, {.sources = {"a.cpp"}}, "/out");
    ASSERT_FALSE(objects);
    EXPECT_EQ(objects.error().blame, blame);
  }
}

TEST_F(Building, MakesAnObjectOfEachSource) {
  const ExploreRequest request{.sources = {"a.cpp", "b.c"}};
  const auto objects = compile_program(host_, installation_, request, "/out");
  ASSERT_TRUE(objects);
  EXPECT_THAT(*objects, ElementsAre("/out/0.o", "/out/1.o"));
  EXPECT_EQ(host_.asked("a.cpp"), 1);
  EXPECT_EQ(host_.asked("b.c"), 1);
}

TEST_F(Building, TakesTheCompilerForTheLanguage) {
  EXPECT_EQ(compiling("a.cpp")[0], "clang++-19");
  EXPECT_EQ(compiling("a.cpp", "g++-12")[0], "g++-12");
  EXPECT_EQ(compiling("a.c")[0], "clang-19");
  EXPECT_EQ(compiling("a.c", "clang++-19")[0], "clang-19");
  EXPECT_EQ(compiling("a.c", "clang++-18")[0], "clang-18");
  EXPECT_EQ(compiling("a.c", "g++-12")[0], "gcc-12");
  EXPECT_EQ(compiling("a.c", "/usr/bin/c++")[0], "/usr/bin/cc");
  EXPECT_EQ(compiling("a.c", "/c++/cc")[0], "/c++/cc");
  EXPECT_EQ(compiling("a.c", "nosuch")[0], "nosuch");
}

TEST_F(Building, InstrumentsEverythingAndKeepsCsOwnLanguage) {
  for (const char* source : {"a.cpp", "a.c"})
    EXPECT_THAT(compiling(source), AllOf(Contains("-fsanitize=thread"), Contains("-fno-pie")));
  const std::string prelude = "/ccgrade/analyzers/explore/runtime/prelude.hpp";
  EXPECT_THAT(compiling("a.cpp"), AllOf(Contains("-std=c++20"), Contains(prelude)));
  EXPECT_THAT(compiling("a.c"), AllOf(Not(Contains("-std=c++20")), Not(Contains(prelude))));
}

TEST_F(Building, LetsTheUsersFlagsHaveTheLastWord) {
  const Words words = compiling("a.cpp", "", {"-std=c++23", "-O0"});
  EXPECT_LT(position(words, "-std=c++20"), position(words, "-std=c++23"));
  EXPECT_LT(position(words, "-O1"), position(words, "-O0"));
  EXPECT_LT(position(words, "-O0"), static_cast<std::ptrdiff_t>(words.size()));
}

TEST_F(Building, KeepsGccQuietAboutFencesThatItsOwnRuntimeDoesNotKnow) {
  EXPECT_THAT(compiling("a.cpp", "g++-12"), Contains("-Wno-tsan"));
  EXPECT_THAT(compiling("a.cpp"), Not(Contains("-Wno-tsan")));
}

TEST_F(Building, LetsClangTellOfAccessesOfEverySize) {
  const std::string plug_in = "-fpass-plugin=" + runtime_.path() + "/instrumentation.so";
  for (const char* source : {"a.cpp", "a.c"}) EXPECT_THAT(compiling(source), Contains(plug_in));
  EXPECT_THAT(compiling("a.cpp", "g++-12"), Not(Contains(plug_in))) << "it does so by itself";
}

TEST_F(Building, TakesASourceThatIsNamedLikeAnOptionForASource) {
  EXPECT_THAT(compiling("-O2.cpp"), AllOf(Contains("./-O2.cpp"), Not(Contains("-O2.cpp"))));
}

TEST_F(Building, RepeatsWhatTheCompilerSaid) {
  EXPECT_THAT(complaint("a.cpp:3: error: no such thing"),
              AllOf(HasSubstr("clang++-19"), HasSubstr("a.cpp:3: error: no such thing")));
}

TEST_F(Building, FailsWhereOneOfSeveralSourcesDoes) {
  host_.answer("bad.cpp", exited(1, "", "no such thing"));
  for (const Words& sources : {Words{"bad.cpp", "a.cpp"}, Words{"a.cpp", "bad.cpp"}})
    EXPECT_FALSE(compile_program(host_, installation_, {.sources = sources}, "/out"));
}

TEST_F(Building, LinksTheRuntimeAndTheUsersLibrariesAfterTheObjects) {
  ASSERT_TRUE(host_.write_file(runtime_.path() + "/explore_runtime.o", ""));
  const Result<std::string> program = linked();
  ASSERT_TRUE(program);
  EXPECT_EQ(*program, "/out/program");
  const Words words = host_.commands().back().argv;
  EXPECT_LT(position(words, "/out/0.o"), position(words, runtime_.path() + "/explore_runtime.o"));
  EXPECT_LT(position(words, "/out/0.o"), position(words, "-lsqlite3"));
  EXPECT_THAT(words, AllOf(Contains("-no-pie"), Contains("-rdynamic"), Contains("-lsqlite3"),
                           Contains("-Wl,--wrap=main")));
}

TEST_F(Building, SaysThatTheRuntimeIsMissing) {
  const Result<std::string> program = linked();
  ASSERT_FALSE(program);
  EXPECT_THAT(program.error().message, HasSubstr("explore_runtime.o is missing"));
}

TEST_F(Building, SaysThatAStaticProgramHasNoPlaceForTheRuntime) {
  ASSERT_TRUE(host_.write_file(runtime_.path() + "/explore_runtime.o", ""));
  const Result<std::string> program =
      link_program(host_, installation_, {.flags = {"-static"}}, {"/out/0.o"}, "/out");
  ASSERT_FALSE(program);
  EXPECT_THAT(program.error().message, HasSubstr("leave it out"));
}

TEST_F(Building, SaysThatNoSourceDefinesMain) {
  ASSERT_TRUE(host_.write_file(runtime_.path() + "/explore_runtime.o", ""));
  host_.answer("clang++-19", exited(1, "", "ld.lld-19: error: undefined symbol: main\n>>> by x"));
  EXPECT_EQ(linked().error().message, "none of the sources defines main");
}

}  // namespace
}  // namespace ccgrade::explore

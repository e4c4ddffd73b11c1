#include "grader/build/compiler.hpp"

#include <gmock/gmock.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::SizeIs;

ProcessResult make_output(const Command& command) {
  std::ofstream(output_of(command)) << "made";
  return exited(0);
}

/// Not by itself. The code is 1 as that of a compiler which found errors: it is SIGHUP's number.
ProcessResult ended(Ending ending, const std::string& detail, const std::string& err) {
  ProcessResult result;
  result.outcome = {ending, 1, detail};
  result.err = err;
  return result;
}

/// A compiler that makes whatever it is asked to, until a test says what else it does.
class CompilerTest : public testing::Test {
 protected:
  CompilerTest() {
    EXPECT_TRUE(host_.make_folder(installation_.harness_includes()));
    EXPECT_TRUE(
        host_.write_file(installation_.harness_includes() + "/pch.hpp", "#include <mutex>"));
    EXPECT_TRUE(host_.write_file(folder_.path() + "/a.o", "object"));
    host_.answer("clang++-19", make_output);
    host_.answer("--version", exited(0, "clang version 19.1\nTarget: x86_64\n"));
  }

  Compiler compiler() { return Compiler(host_, cache_, installation_); }
  Result<std::string> object(const SourceUnit& unit) { return compiler().object(unit, set_); }
  Result<std::string> object() { return object(unit_); }
  Result<std::string> program() { return compiler().program({folder_.path() + "/a.o"}, {}); }

  /// Whose fault it is when compiling ends so.
  Blame compiling(const ProcessResult& end) {
    host_.answer("work.cpp", end);
    const Result<std::string> made = object();
    EXPECT_FALSE(made);
    return made.error().blame;
  }
  Blame linking(const ProcessResult& end) {
    host_.answer("-fuse-ld=lld-19", end);
    const Result<std::string> made = program();
    EXPECT_FALSE(made);
    return made.error().blame;
  }

  ScratchFolder folder_{"compiler-test"};
  Installation installation_{folder_.path(), "", folder_.path()};
  FakeHost host_;
  BuildCache cache_{host_, folder_.path() + "/cache", folder_.path() + "/fallback"};
  ObjectSet set_{"plain", {"-O1"}, {"-O1"}};
  SourceUnit unit_{"work.cpp", folder_.path(), {"/include"}, "content-1"};
};

TEST_F(CompilerTest, WhatItDiagnosesIsTheSubmissions) {
  for (const char* complaint :
       {"work.cpp:3:1: error: expected ';' after expression\n1 error generated.\n",
        "work.cpp:1:10: fatal error: 'nowhere.hpp' file not found\n"})
    EXPECT_EQ(compiling(exited(1, "", complaint)), Blame::submission) << complaint;
}

TEST_F(CompilerTest, SymbolsThatAreMissingOrThereTwiceAreTheSubmissions) {
  for (const char* what : {"undefined symbol: work()", "duplicate symbol: main"}) {
    const std::string complaint = std::string("ld.lld-19: error: ") + what +
                                  "\nclang++-19: error: linker command failed with exit code 1\n";
    EXPECT_EQ(linking(exited(1, "", complaint)), Blame::submission) << what;
  }
}

TEST_F(CompilerTest, AFullDiskIsOurs) {
  const std::string open_fails =
      "error: unable to open output file 'work.o': 'No space left on device'\n"
      "1 error generated.\n";
  const std::string link_fails =
      "clang++-19: error: unable to execute command: Bus error\n"
      "clang++-19: error: linker command failed due to signal (use -v to see invocation)\n";
  EXPECT_EQ(compiling(exited(1, "", open_fails)), Blame::ours);
  EXPECT_EQ(linking(exited(1, "", link_fails)), Blame::ours);
}

// The text and the exit code are clang 19's own.
TEST_F(CompilerTest, ADiskThatFillsUpWhileAnObjectIsWrittenIsOurs) {
  const std::string write_fails =
      "fatal error: error in backend: IO failure on output stream: No space left on device\n";
  EXPECT_EQ(compiling(exited(1, "", write_fails)), Blame::ours);
}

TEST_F(CompilerTest, WhatTheSourceMakesItSayDoesNotChangeWhoseFaultItIs) {
  for (const char* words : {"unable to open output file", "ld.lld", "error in backend"})
    EXPECT_EQ(compiling(exited(1, "", std::string("work.cpp:3:2: error: ") + words + "\n")),
              Blame::submission)
        << words;
}

TEST_F(CompilerTest, ACompilerThatDiesIsOursWhateverItSaidBefore) {
  const std::string said = "work.cpp:3:1: error: expected ';'\n";
  EXPECT_EQ(compiling(ended(Ending::signalled, "SIGHUP", said)), Blame::ours);
  EXPECT_EQ(compiling(ended(Ending::timed_out, "still running after 180 s", said)), Blame::ours);
  EXPECT_EQ(compiling(ended(Ending::out_of_memory, "over 2 GiB", said)), Blame::ours);
  EXPECT_EQ(compiling(exited(254, "", said)), Blame::ours) << "clang's own crash";
  EXPECT_EQ(compiling(exited(1)), Blame::ours) << "it says nothing";
  EXPECT_THAT(object().error().message, HasSubstr("did not finish"));
}

TEST_F(CompilerTest, ASubmissionsFileIsCompiledWhereLittleElseCanBeSeen) {
  unit_.confined = true;
  const Result<std::string> made = object();
  ASSERT_TRUE(made);
  const Command command = host_.commands().back();
  ASSERT_TRUE(command.confinement);
  EXPECT_THAT(command.confinement->readable, Contains(unit_.cwd));
  EXPECT_THAT(command.confinement->readable, Not(Contains(folder_.path() + "/cache")));
  EXPECT_THAT(output_of(command), Not(HasSubstr("/cache/"))) << "its product is taken out";
  EXPECT_EQ(*host_.read_file(*made, 100), "made");
}

TEST_F(CompilerTest, OurOwnFilesAreCompiledAsUsual) {
  ASSERT_TRUE(object());
  EXPECT_FALSE(host_.commands().back().confinement);
}

TEST_F(CompilerTest, ASubmissionThatTakesTooMuchToCompileIsToBlameForIt) {
  unit_.confined = true;
  ProcessResult slow = ended(Ending::timed_out, "still running after 180 s", "");
  EXPECT_EQ(compiling(slow), Blame::ours) << "the machine may be busy";
  slow.usage.cpu_seconds = 100;
  EXPECT_EQ(compiling(slow), Blame::submission);
  ProcessResult stopped = ended(Ending::signalled, "CPU time limit exceeded", "");
  stopped.outcome.code = SIGXCPU;
  EXPECT_EQ(compiling(stopped), Blame::submission);
  stopped.outcome.code = SIGXFSZ;
  EXPECT_EQ(compiling(stopped), Blame::submission);
  EXPECT_EQ(compiling(ended(Ending::out_of_memory, "over 2 GiB", "")), Blame::submission);
}

TEST_F(CompilerTest, WhatFailedIsTriedAgainAndNotRemembered) {
  compiling(exited(1, "", "work.cpp:1:1: error: no\n"));
  host_.answer("work.cpp", make_output);
  EXPECT_TRUE(object());
}

TEST_F(CompilerTest, AnEndlessComplaintIsCut) {
  host_.answer("work.cpp", exited(1, "", "x.cpp:1:1: error: " + std::string(1 << 20, 'x')));
  EXPECT_THAT(object().error().message, SizeIs(testing::Lt(20'000u)));
}

TEST_F(CompilerTest, AnotherPlugInOfTheSameNameMakesAnotherObject) {
  set_.plug_in = "tells.so";
  EXPECT_FALSE(object()) << "there is none";
  ASSERT_TRUE(host_.write_file(folder_.path() + "/tells.so", "a pass"));
  const std::string first = *object();
  EXPECT_EQ(host_.asked("-fpass-plugin=" + folder_.path() + "/tells.so"), 1);
  EXPECT_EQ(*object(), first);
  ASSERT_TRUE(host_.write_file(folder_.path() + "/tells.so", "a better pass"));
  EXPECT_NE(*object(), first);
}

TEST_F(CompilerTest, MakesAnObjectOnceForTheSameContentAndFlags) {
  const std::string first = *object();
  EXPECT_EQ(*object(), first);
  EXPECT_EQ(host_.asked("work.cpp"), 1);

  unit_.content_digest = "content-2";
  EXPECT_NE(*object(), first);
  unit_.content_digest = "content-1";
  set_.flags = {"-O2"};
  EXPECT_NE(*object(), first);
  set_.flags = {"-O1"};
  host_.answer("--version", exited(0, "clang version 19.2\n"));
  EXPECT_NE(*object(), first) << "another compiler";
}

TEST_F(CompilerTest, LinksAgainWhenAnObjectsContentChanged) {
  const std::string first = *program();
  EXPECT_EQ(*program(), first);
  EXPECT_EQ(host_.asked("-fuse-ld=lld-19"), 1);
  ASSERT_TRUE(host_.write_file(folder_.path() + "/a.o", "another"));
  EXPECT_NE(*program(), first);
}

TEST_F(CompilerTest, FlagsAreTheSharedOnesTheSetsAndTheUnits) {
  const auto flags = compiler().flags(unit_, set_, "/cache/x.pch");
  EXPECT_THAT(flags, IsSupersetOf(shared_flags()));
  EXPECT_THAT(flags, IsSupersetOf({"-O1", "-I/include", "-include-pch", "/cache/x.pch"}));
  EXPECT_THAT(compiler().flags(unit_, set_, ""), Not(Contains("-include-pch")));
}

TEST_F(CompilerTest, KeepsAPrecompiledHeaderThatIsCurrent) {
  const Result<std::string> first = compiler().precompiled_header(set_);
  ASSERT_TRUE(first);
  EXPECT_EQ(*compiler().precompiled_header(set_), *first);
  EXPECT_EQ(host_.asked("c++-header"), 1);
}

TEST_F(CompilerTest, SetsWithTheSameHeaderFlagsShareOnePrecompiledHeader) {
  const ObjectSet fast{"fast", {"-O2"}, {"-O1"}};
  EXPECT_EQ(*compiler().precompiled_header(fast), *compiler().precompiled_header(set_));
  const ObjectSet other{"other", {"-O2"}, {"-O2"}};
  EXPECT_NE(*compiler().precompiled_header(other), *compiler().precompiled_header(set_));
}

TEST_F(CompilerTest, AUnitsOwnFlagsComeAfterThoseOfItsSet) {
  unit_.flags = {"-fno-sanitize=undefined"};
  const std::vector<std::string> all = compiler().flags(unit_, set_, "");
  EXPECT_LT(std::find(all.begin(), all.end(), "-O1"),
            std::find(all.begin(), all.end(), "-fno-sanitize=undefined"));
}

TEST_F(CompilerTest, MakesAPrecompiledHeaderAfreshWhenASystemHeaderHasChanged) {
  const std::string stale = *compiler().precompiled_header(set_);
  host_.answer(stale, exited(1, "",
                             "fatal error: file '/usr/include/c++/12/mutex' has been "
                             "modified since the precompiled header"));
  const std::string fresh = *compiler().precompiled_header(set_);
  EXPECT_NE(fresh, stale);
  EXPECT_EQ(*compiler().precompiled_header(set_), fresh) << "and keeps that one";
  EXPECT_EQ(host_.asked("c++-header"), 2);
}

TEST_F(CompilerTest, APrecompiledHeaderThatCannotBeMadeAfreshIsOurs) {
  ASSERT_TRUE(compiler().precompiled_header(set_));
  host_.answer("c++-header", exited(1, "", "fatal error: no space left"));
  host_.answer("-fsyntax-only", exited(1, "", "fatal error: unusable"));
  const Result<std::string> header = compiler().precompiled_header(set_);
  ASSERT_FALSE(header);
  EXPECT_EQ(header.error().blame, Blame::ours);
}

TEST_F(CompilerTest, ThatIsNotInstalledHasNoVersion) {
  host_.answer("--version", exited(127));
  EXPECT_THAT(compiler().version(), IsEmpty());
}

/// The real clang, for what depends on its own idea of a stale precompiled header.
class CompilerHere : public testing::Test {
 protected:
  CompilerHere() {
    EXPECT_TRUE(host_->make_folder(installation_.harness_includes()));
    write("grader/harness/pch.hpp", "#include <system.hpp>");
    write("system.hpp", "inline int answer() { return 42; }");
    write("work.cpp", "int main() { return answer(); }");
  }
  std::string in(const std::string& name) { return folder_.path() + "/" + name; }
  void write(const std::string& name, const std::string& text) {
    ASSERT_TRUE(host_->write_file(in(name), text));
  }
  /// As clang sees it, who counts in seconds.
  void touch(const std::string& name) {
    std::filesystem::last_write_time(
        in(name), std::filesystem::last_write_time(in(name)) + std::chrono::hours(1));
  }
  Compiler compiler() { return Compiler(*host_, cache_, installation_); }
  Result<std::string> object() {
    return compiler().object({"work.cpp", folder_.path(), {}, "content"}, set_);
  }

  ScratchFolder folder_{"compiler-here-test"};
  Installation installation_{folder_.path(), "", ""};
  std::unique_ptr<Host> host_ = make_linux_host(1, {});
  BuildCache cache_{*host_, folder_.path() + "/cache", folder_.path() + "/fallback"};
  std::vector<std::string> flags_{"-O1", "-isystem", folder_.path()};
  ObjectSet set_{"real", flags_, flags_};
};

TEST_F(CompilerHere, GoesOnWithAPrecompiledHeaderWhoseSourcesWereOnlyTouched) {
  const std::string first = *compiler().precompiled_header(set_);
  touch("grader/harness/pch.hpp");
  touch("system.hpp");
  EXPECT_EQ(*compiler().precompiled_header(set_), first);
  EXPECT_TRUE(object());
}

TEST_F(CompilerHere, MakesAPrecompiledHeaderAndItsObjectsAfreshWhenASystemHeaderHasChanged) {
  const std::string header = *compiler().precompiled_header(set_);
  const std::string old = *object();
  write("system.hpp", "inline int answer() { return 43; }");
  touch("system.hpp");
  EXPECT_NE(*compiler().precompiled_header(set_), header);
  const Result<std::string> fresh = object();
  ASSERT_TRUE(fresh) << fresh.error().message;
  EXPECT_NE(*fresh, old);
}

}  // namespace
}  // namespace ccgrade

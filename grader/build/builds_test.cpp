#include "grader/build/builds.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade {
namespace {

using testing::HasSubstr;

ProcessResult make_output(const Command& command) {
  std::ofstream(output_of(command)) << command.argv.back() << command.argv[1];
  return exited(0);
}

/// A challenge, a harness and a submission on disk, and a compiler that makes whatever it is asked
/// to.
class BuildsTest : public testing::Test {
 protected:
  BuildsTest() {
    for (const char* folder : {"/harness", "/challenge/harness", "/challenge/bench",
                               "/solutions/best", "/runtime", "/scratch"})
      EXPECT_TRUE(host_.make_folder(root() + folder));
    for (const char* file :
         {"/grader/harness/pch.hpp", "/grader/harness/scenario.hpp", "/grader/harness/canary.cpp",
          "/challenge/api.hpp", "/challenge/harness/scenarios.cpp", "/challenge/bench/bench.cpp",
          "/solutions/best/work.cpp", "/runtime/bench_main.o", "/runtime/harness_main.o",
          "/runtime/watch_runtime.o", "/runtime/tsan_runtime.o", "/runtime/asan_runtime.o",
          "/runtime/instrumentation.so"})
      write(file, file);
    challenge_.root = root() + "/challenge";
    challenge_.solutions_root = root() + "/solutions";
    challenge_.reference = "best";
    challenge_.files = {"work.cpp"};
    challenge_.scenarios = {{"first", "", false, {}, {{"default", 7}}},
                            {"second", "", false, {}, {}}};
    host_.answer("clang++-19", make_output);
    host_.answer("--version", exited(0, "clang version 19.1\nmore\n"));
  }

  const std::string& root() const { return folder_.path(); }
  void write(const std::string& file, const std::string& text) {
    ASSERT_TRUE(host_.make_folder(root() + file.substr(0, file.rfind('/'))));
    ASSERT_TRUE(host_.write_file(root() + file, text));
  }
  Builds& builds() {
    cache_ = std::make_unique<BuildCache>(host_, root() + "/cache", root() + "/fallback");
    builds_ = std::make_unique<Builds>(host_, installation_, *cache_, challenge_, submission_,
                                       root() + "/scratch");
    const Status laid_out = builds_->lay_out();
    EXPECT_TRUE(laid_out) << (laid_out ? "" : laid_out.error().message);
    return *builds_;
  }

  ScratchFolder folder_{"builds-test"};
  FakeHost host_;
  Installation installation_{root(), root() + "/bin", root() + "/runtime"};
  Challenge challenge_;
  Submission submission_{{{"work.cpp", "int work;"}, {"own.hpp", ""}}, "digest-1"};
  std::unique_ptr<BuildCache> cache_;
  std::unique_ptr<Builds> builds_;
};

TEST_F(BuildsTest, BuildEachThingOnceHoweverManyAsk) {
  Builds& all = builds();
  const Product watch = all.get("watch");
  EXPECT_TRUE(watch.ok()) << watch.submission_errors << watch.our_fault;
  EXPECT_TRUE(host_.is_file(watch.path));
  EXPECT_EQ(all.get("watch").path, watch.path);
  EXPECT_EQ(host_.asked("work.cpp"), 1);
  EXPECT_TRUE(all.get("valgrind").ok());
  EXPECT_EQ(host_.asked("work.cpp"), 1) << "watch and valgrind share their objects";
  EXPECT_TRUE(all.get("tsan").ok());
  EXPECT_EQ(host_.asked("work.cpp"), 2);
}

TEST_F(BuildsTest, ASecondGradingBuildsNothing) {
  ASSERT_TRUE(builds().get("watch").ok());
  const std::size_t before = host_.commands().size();
  ASSERT_TRUE(builds().get("watch").ok());
  EXPECT_EQ(host_.commands().size(), before + 2)
      << "--version, and whether the precompiled header is current";
}

TEST_F(BuildsTest, WhatChangedIsBuiltAgainAndNothingElse) {
  ASSERT_TRUE(builds().get("watch").ok());
  submission_.digest = "digest-2";
  ASSERT_TRUE(builds().get("watch").ok());
  EXPECT_EQ(host_.asked("work.cpp"), 2);
  EXPECT_EQ(host_.asked("harness/scenarios.cpp"), 1);
  write("/challenge/api.hpp", "changed");
  ASSERT_TRUE(builds().get("watch").ok());
  EXPECT_EQ(host_.asked("work.cpp"), 3) << "api.hpp is part of every unit";
  EXPECT_EQ(host_.asked("harness/scenarios.cpp"), 2);
}

TEST_F(BuildsTest, AnErrorInTheSubmissionIsTheirs) {
  host_.answer("work.cpp", exited(1, "", "work.cpp:1:1: error: no\n"));
  const Product product = builds().get("watch");
  EXPECT_EQ(product.submission_errors, "work.cpp:1:1: error: no\n");
  EXPECT_EQ(product.our_fault, "");
}

TEST_F(BuildsTest, AMissingSymbolIsTheirs) {
  const std::string complaint =
      "ld.lld-19: error: undefined symbol: work()\n"
      "clang++-19: error: linker command failed with exit code 1\n";
  host_.answer("-fuse-ld=lld-19", exited(1, "", complaint));
  const Product product = builds().get("watch");
  EXPECT_EQ(product.submission_errors, complaint);
  EXPECT_EQ(product.our_fault, "");
}

TEST_F(BuildsTest, ADamagedObjectInTheCacheIsMadeAfresh) {
  int links = 0;
  host_.answer("-fuse-ld=lld-19", [&](const Command& command) {
    if (++links > 1) return make_output(command);
    for (const std::string& word : command.argv)
      if (word.ends_with(".o") && word.find("/runtime/") == std::string::npos) {
        EXPECT_TRUE(host_.write_file(word, "cut off"));
      }
    return exited(1, "", "ld.lld-19: error: a.o:1: unexpected EOF\n");
  });
  EXPECT_TRUE(builds().get("watch").ok());
  EXPECT_EQ(host_.asked("work.cpp"), 2);
}

TEST_F(BuildsTest, ALinkerThatKeepsFailingIsOurs) {
  host_.answer("-fuse-ld=lld-19", exited(1, "", "ld.lld-19: error: no space left on device\n"));
  const Product product = builds().get("watch");
  EXPECT_EQ(product.submission_errors, "");
  EXPECT_THAT(product.our_fault, HasSubstr("no space left"));
}

TEST_F(BuildsTest, ACompilerThatIsTooSlowIsOurs) {
  ProcessResult slow;
  slow.outcome = {Ending::timed_out, 0, "still running after 180 s"};
  host_.answer("work.cpp", slow);
  const Product product = builds().get("watch");
  EXPECT_EQ(product.submission_errors, "");
  EXPECT_THAT(product.our_fault, HasSubstr("still running"));
}

TEST_F(BuildsTest, AnErrorInTheHarnessIsOurs) {
  host_.answer("harness/scenarios.cpp", exited(1, "", "scenarios.cpp:1:1: error: no\n"));
  const Product product = builds().get("watch");
  EXPECT_EQ(product.submission_errors, "");
  EXPECT_THAT(product.our_fault, HasSubstr("scenarios.cpp"));
}

TEST_F(BuildsTest, AnErrorInTheReferenceIsOursAndTheSubmissionsIsNot) {
  host_.answer("bench.cpp", make_output);
  Builds& all = builds();
  host_.answer("work.cpp", [&](const Command& command) {
    return command.cwd.find("solutions") == std::string::npos ? make_output(command)
                                                              : exited(1, "", "no\n");
  });
  EXPECT_EQ(all.get("bench-reference").our_fault,
            "clang++-19 failed, through no fault of the submission: no");
  EXPECT_TRUE(all.get("bench").ok());
}

TEST_F(BuildsTest, ACompilerThatWasKilledIsNoErrorOfTheSubmission) {
  ProcessResult killed;
  killed.outcome = {Ending::interrupted, 0, "stopped by the user"};
  host_.answer("work.cpp", [&](const Command&) {
    host_.set_stopping(true);
    return killed;
  });
  const Product product = builds().get("watch");
  EXPECT_EQ(product.submission_errors, "");
  EXPECT_THAT(product.our_fault, HasSubstr("stopped by the user"));
}

TEST_F(BuildsTest, WithoutACompilerNothingIsLaidOut) {
  host_.answer("--version", exited(127));
  cache_ = std::make_unique<BuildCache>(host_, root() + "/cache", root() + "/fallback");
  Builds all(host_, installation_, *cache_, challenge_, submission_, root() + "/scratch");
  const Status laid_out = all.lay_out();
  ASSERT_FALSE(laid_out);
  EXPECT_THAT(laid_out.error().message, HasSubstr("doctor"));
}

TEST_F(BuildsTest, AnUnknownVariantIsOurs) {
  EXPECT_THAT(builds().get("turbo").our_fault, HasSubstr("turbo"));
}

TEST_F(BuildsTest, LayOutTheSubmissionWithTheChallengesApiAndATableOfScenarios) {
  builds();
  EXPECT_EQ(*host_.read_file(root() + "/scratch/submission/work.cpp", 100), "int work;");
  EXPECT_EQ(*host_.read_file(root() + "/scratch/submission/api.hpp", 100), "/challenge/api.hpp");
  const std::string table = *host_.read_file(root() + "/scratch/table/scenario_table.cpp", 1000);
  EXPECT_THAT(table, HasSubstr("{\"first\", &first, 7}"));
  EXPECT_THAT(table, HasSubstr("{\"second\", &second, 1}"));
}

TEST_F(BuildsTest, KnowWhatTheSubmissionsObjectsReferTo) {
  Builds& all = builds();
  host_.answer("work.cpp", [](const Command& command) {
    std::ofstream(output_of(command)) << "..__tsan_atomic_thread_fence..";
    return exited(0);
  });
  EXPECT_TRUE(all.refers_to("tsan", "__tsan_atomic_thread_fence"));
  EXPECT_FALSE(all.refers_to("tsan", "__tsan_unheard_of"));
}

}  // namespace
}  // namespace ccgrade

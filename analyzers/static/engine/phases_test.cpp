#include "analyzers/static/engine/phases.hpp"

#include <gtest/gtest.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::function;
using sample::global;

Call meeting_at(const std::string& barrier) {
  Call made = sample::call("", 10);
  made.name = "std::barrier::arrive_and_wait";
  made.receiver = global(barrier);
  return made;
}

bool shared(const std::string& one, const std::string& other, const std::string& models) {
  Result<Models> read = Models::read({{"mine.toml", models}});
  EXPECT_TRUE(read);
  const Program program(
      {{.source = "x.cpp",
        .functions = {function("one", {meeting_at(one)}), function("other", {meeting_at(other)})}}},
      std::move(*read));
  return share_barrier(program, *program.find("one"), *program.find("other"));
}

const std::string kBarrier = "[functions]\n\"std::barrier::arrive_and_wait\" = { meets = true }\n";

TEST(Phases, AreWhatTwoThatMeetAtOneBarrierMayBeIn) {
  EXPECT_TRUE(shared("gate", "gate", kBarrier));
}

TEST(Phases, NeedOneBarrierAndNotTwo) {
  EXPECT_FALSE(shared("gate", "door", kBarrier));
}

TEST(Phases, AreNoneWhereTheCallIsNoLibrarys) {
  EXPECT_FALSE(shared("gate", "gate", ""));
}

}  // namespace
}  // namespace ccgrade

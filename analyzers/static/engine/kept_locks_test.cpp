#include "analyzers/static/engine/kept_locks.hpp"

#include <gtest/gtest.h>

#include "analyzers/static/engine/sample_program.hpp"

namespace ccgrade {
namespace {

using sample::at;
using sample::call;
using sample::function;
using sample::global;
using sample::program;

/// Keeps what `hold` returns from line 10 on, or not; and is asked about line `use`.
bool may_keep(bool kept, bool locks, int use) {
  Call made = call("hold", 10);
  made.kept = kept;
  FunctionSummary hold = function("hold");
  if (locks) hold.acquires = {{.lock = global("mutex"), .site = at(3)}};
  const Program all = program({function("user", {made}), hold});
  return may_keep_lock(all, Chain({Frame{all.find("user"), at(use), ""}}));
}

TEST(KeptLocks, AreHeldBelowTheCallThatLocks) {
  EXPECT_TRUE(may_keep(true, true, 20));
  EXPECT_FALSE(may_keep(true, true, 5)) << "above it";
}

TEST(KeptLocks, AreNoneWhereNothingIsKeptOrNothingLocked) {
  EXPECT_FALSE(may_keep(false, true, 20));
  EXPECT_FALSE(may_keep(true, false, 20));
}

}  // namespace
}  // namespace ccgrade

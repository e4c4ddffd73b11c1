#pragma once
#include <gtest/gtest.h>

#include "analyzers/explore/driver/search.hpp"
#include "tests/fakes/explored_program.hpp"
#include "tests/fakes/fake_symbols.hpp"

namespace ccgrade::explore {

/// A search in a program of which a test says how its stages end.
class SearchedProgram : public testing::Test {
 protected:
  Exploration searched() {
    const Result<Exploration> found = search(host_, explored_.program, budget_);
    EXPECT_TRUE(found);
    return found ? *found : Exploration{};
  }

  FakeHost host_;
  ExploredProgram explored_{host_};
  FakeSymbols symbols_{host_};
  SearchBudget budget_{.schedules = 1'000};
};

}  // namespace ccgrade::explore

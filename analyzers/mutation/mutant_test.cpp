#include "analyzers/mutation/mutant.hpp"

#include <gmock/gmock.h>

namespace ccgrade::mutation {
namespace {

const Mutant kDropped{"drop-lock", "bank.cpp", 2, 5, 4, ";"};

TEST(AMutant, ReplacesItsBytesAlone) {
  const auto mutated = apply(kDropped, "int a(b);c");
  ASSERT_TRUE(mutated);
  EXPECT_EQ(*mutated, "int a;c");
}

TEST(AMutant, OfALongerFileIsAnError) {
  const auto mutated = apply(kDropped, "int a(");
  ASSERT_FALSE(mutated);
  EXPECT_THAT(mutated.error().message, testing::StartsWith("bank.cpp is shorter"));
}

TEST(Mutants, ComeBackFromTheirText) {
  const std::vector<Mutant> mutants{kDropped, {"drop-join", "a \"quoted\".cpp", 1, 0, 0, "\n"}};
  const auto back = mutants_from(to_text(mutants));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, mutants);
}

TEST(Mutants, AreNotReadFromAnythingElse) {
  for (const char* text : {"", "{}", "[1]", "[{\"kind\":\"drop-lock\"}]"})
    EXPECT_FALSE(mutants_from(text)) << text;
}

}  // namespace
}  // namespace ccgrade::mutation

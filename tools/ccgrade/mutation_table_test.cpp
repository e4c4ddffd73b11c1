#include "tools/ccgrade/mutation_table.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace ccgrade {
namespace {

TEST(AMutationTable, CountsOnlyWhatIsABug) {
  MutationTable table;
  EXPECT_EQ(table.share_caught(), 1);
  table.add("drop-lock", "01-one", Fate::caught);
  table.add("drop-lock", "02-two", Fate::missed);
  table.add("drop-join", "01-one", Fate::caught);
  table.add("drop-join", "01-one", Fate::caught);
  for (const Fate fate : {Fate::equivalent, Fate::stillborn, Fate::not_judged})
    table.add("notify-one", "02-two", fate);
  EXPECT_EQ(table.share_caught(), 0.75);
  std::ostringstream out;
  table.print(out);
  EXPECT_EQ(out.str(),
            "caught/bugs                01       02      all\n"
            "drop-join                 2/2        -      2/2\n"
            "drop-lock                 1/1      0/1      1/2\n"
            "notify-one                  -        -        -\n"
            "all                       3/3      0/1      3/4\n");
}

}  // namespace
}  // namespace ccgrade

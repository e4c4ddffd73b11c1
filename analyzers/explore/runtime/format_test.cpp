#include "format.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace ccgrade::explore {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t kAll = ~std::size_t{0};
using Text = std::pair<std::string, std::size_t>;

/// The texts that a format prints, and how many bytes of each it may look at.
std::vector<Text> texts(const char* format, ...) {
  va_list list;
  va_start(list, format);
  std::vector<Text> all;
  {
    FormatArguments arguments(format, list);
    const char* text = nullptr;
    std::size_t most = 0;
    while (arguments.next_text(text, most)) all.emplace_back(text ? text : "null", most);
  }
  va_end(list);
  return all;
}

TEST(FormatArguments, AreTheTextsAmongAllOthers) {
  EXPECT_THAT(texts("%d %s, %5.2f%% %Lg %llf %lld %c %-8s. %m %p %zu %s", 1, "a", 2.5, 3.5L, 4.5L,
                    5LL, 'x', "b", nullptr, std::size_t{4}, "c"),
              ElementsAre(Text("a", kAll), Text("b", kAll), Text("c", kAll)));
  EXPECT_THAT(texts("no argument"), IsEmpty());
}

TEST(FormatArguments, HaveALimitWhereTheFormatGivesOne) {
  EXPECT_THAT(texts("%.3s %.*s %*.*s %.s %.*s", "a", 2, "b", 9, 4, "c", "d", -1, "e"),
              ElementsAre(Text("a", 3), Text("b", 2), Text("c", 4), Text("d", 0), Text("e", kAll)));
}

TEST(FormatArguments, AreNotTakenForTextsWhereTheyAreOthers) {
  EXPECT_THAT(texts("%ls %hhd %s", L"wide", 1, "a"), ElementsAre(Text("a", kAll)));
  EXPECT_THAT(texts("%s", nullptr), ElementsAre(Text("null", kAll)));
}

TEST(FormatArguments, EndWithAFormatThatBreaksOff) {
  EXPECT_THAT(texts("%s %", "a"), ElementsAre(Text("a", kAll)));
  EXPECT_THAT(texts("%2$s %1$s", "a", "b"), IsEmpty()) << "of which nothing is told";
}

}  // namespace
}  // namespace ccgrade::explore

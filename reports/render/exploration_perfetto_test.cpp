#include "reports/render/exploration_perfetto.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace ccgrade {
namespace {

using nlohmann::json;
using testing::ElementsAre;

json trace_of(const std::vector<TrailStep>& story) {
  ScheduleFailure failure;
  failure.kind = "deadlock";
  failure.story = story;
  std::ostringstream out;
  render_perfetto(failure, out);
  return json::parse(out.str());
}

std::vector<json> with_phase(const json& trace, const std::string& phase) {
  std::vector<json> found;
  for (const json& event : trace.at("traceEvents"))
    if (event.at("ph") == phase) found.push_back(event);
  return found;
}

const std::vector<TrailStep> kStory{
    {"a.cpp", 3, "T0", "locks A"}, {"a.cpp", 7, "T12", "locks B"}, {"a.cpp", 8, "T12", "wants A"}};

TEST(Perfetto, HasASliceForEachStepInOrderOnItsThreadsTrack) {
  const std::vector<json> slices = with_phase(trace_of(kStory), "X");
  ASSERT_EQ(slices.size(), 3u);
  for (std::size_t i = 0; i < slices.size(); ++i) {
    EXPECT_EQ(slices[i].at("ts"), i);
    EXPECT_EQ(slices[i].at("name"), kStory[i].text);
    EXPECT_EQ(slices[i].at("args").at("line"), kStory[i].line);
  }
  EXPECT_THAT((std::vector<int>{slices[0].at("tid"), slices[1].at("tid"), slices[2].at("tid")}),
              ElementsAre(0, 12, 12));
}

TEST(Perfetto, NamesEachTrackOnce) {
  const std::vector<json> names = with_phase(trace_of(kStory), "M");
  ASSERT_EQ(names.size(), 2u);
  EXPECT_EQ(names[1].at("args").at("name"), "T12");
}

TEST(Perfetto, DrawsAnArrowForEachSwitchFromInsideOneSliceToInsideTheNext) {
  const json trace = trace_of(kStory);
  ASSERT_EQ(with_phase(trace, "s").size(), 1u);
  ASSERT_EQ(with_phase(trace, "f").size(), 1u);
  EXPECT_EQ(with_phase(trace, "s")[0].at("tid"), 0);
  EXPECT_EQ(with_phase(trace, "f")[0].at("tid"), 12);
  EXPECT_LT(with_phase(trace, "s")[0].at("ts"), 1);
  EXPECT_GT(with_phase(trace, "f")[0].at("ts"), 1);
}

TEST(Perfetto, OfNoStepsIsAnEmptyTrace) {
  EXPECT_TRUE(trace_of({}).at("traceEvents").empty());
}

}  // namespace
}  // namespace ccgrade

#include "grader/model/record.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace ccgrade {
namespace {

using Json = nlohmann::ordered_json;

Finding finding() {
  Finding finding;
  finding.id = "F1";
  finding.rule = "self-deadlock";
  finding.sites = {{Role::holds, "a.cpp", 3, "f", "m"}};
  finding.trail = {{"a.cpp", 3, "T1", "takes m"}};
  finding.evidence = {{"static", Certainty::likely, SourceTrail{finding.trail}}};
  return finding;
}

GradeRecord full_record() {
  GradeRecord record;
  record.id = "1";
  record.graded_at = "2025-01-14T09:30:12Z";
  record.challenge = "01-counter";
  record.challenge_title = "A counter";
  record.learner = "ada";
  record.submission = {{{"a.cpp", "int x;\n\t\"\\\x01é"}, {"b.hpp", ""}}, "abcd"};
  record.build_flags = {{"plain", "-O1"}, {"tsan", "-fsanitize=thread"}};
  record.tools = {{"clang", "19"}};
  record.isolation = "namespaces";
  record.facts.build = {true, "plain", "errors"};
  record.facts.refused = "refused";
  record.facts.findings = {finding(), finding()};
  record.facts.runs = {{"r", "watch", "plain", "s", 1, {Ending::passed, 0, ""}, {}, {"l"}, "x"}};
  record.facts.speeds = {{"b", 0.1 + 0.2, 0.25, 1e300, 12}};
  record.facts.judged = {"static", "watch"};
  record.facts.not_judged = {{"tsan", "not installed"}};
  record.facts.interrupted = true;
  record.scorecard = {
      {{"c", "t", CriterionStatus::unmet, 1, 3, {"F1"}, "why"}}, 1, 3, Verdict::fail, "reason"};
  record.timing = {{"static", 2, 1}, {"build", 1, 0.5}, {"admit", 1.0 / 3, 0}};
  record.xp = {1, 2, 3};
  record.notes = {"a note"};
  return record;
}

std::string error_of(const std::string& text) {
  const auto record = record_from_json(text);
  return record ? "(read)" : record.error().message;
}

/// What is said about the full record after `change`.
template <class Change>
std::string error_after(Change change) {
  Json json = Json::parse(record_to_json(full_record()));
  change(json);
  return error_of(json.dump());
}

TEST(Record, ComesBackWhole) {
  const auto back = record_from_json(record_to_json(full_record()));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, full_record());
}

TEST(Record, ComesBackWhenItIsEmpty) {
  const auto back = record_from_json(record_to_json({}));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, GradeRecord{});
}

TEST(Record, ComesBackWithEveryVerdict) {
  for (const auto& [verdict, name] : enum_names<Verdict>) {
    GradeRecord record = full_record();
    record.scorecard.verdict = verdict;
    EXPECT_EQ(Json::parse(record_to_json(record))["verdict"], name);
    EXPECT_EQ(*record_from_json(record_to_json(record)), record);
  }
}

TEST(Record, HasTheFieldsThatOthersRelyOnAtItsTop) {
  const Json json = Json::parse(record_to_json(full_record()));
  EXPECT_EQ(json.begin().key(), "schema");
  for (const char* field : {"verdict", "score", "max_score", "challenge", "criteria", "findings",
                            "runs", "isolation", "timing", "xp"})
    EXPECT_TRUE(json.contains(field)) << field;
  EXPECT_EQ(json["timing"].begin().key(), "static") << "steps keep their order";
  EXPECT_EQ(json["xp"]["level"], 3);
}

TEST(Record, ReplacesInvalidUtf8) {
  GradeRecord record;
  record.learner = "a\xFFz";
  const auto back = record_from_json(record_to_json(record));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->learner, "a\xEF\xBF\xBDz");
}

TEST(Record, ReadsNullAsANumberThatIsUnknown) {
  GradeRecord record;
  record.facts.speeds = {{"b", 1, 0, std::nan(""), 1}};
  const auto back = record_from_json(record_to_json(record));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_TRUE(std::isnan(back->facts.speeds[0].high));
}

TEST(Record, NamesTheFirstFieldThatDoesNotFit) {
  const auto ends = [](const std::string& message, const std::string& end) {
    EXPECT_EQ(message, "this is not a grade record: " + end);
  };
  ends(error_after([](Json& json) { json["findings"][1]["sites"][0]["line"] = 3.5; }),
       "`findings[1].sites[0].line` must be a whole number");
  ends(error_after([](Json& json) { json["findings"][0]["evidence"][0]["kind"] = "rumour"; }),
       "`findings[0].evidence[0].kind` must be one of source_trail, run, schedule, log");
  ends(error_after([](Json& json) { json["xp"] = 7; }), "`xp` must be an object");
  ends(error_after([](Json& json) { json["timing"]["build"] = "long"; }),
       "`timing` must be a number");
  ends(error_after([](Json& json) { json["build_flags"]["x"] = 1; }),
       "`build_flags` must be a string");
}

TEST(Record, NamesEachFieldThatIsMissing) {
  const Json whole = Json::parse(record_to_json(full_record()));
  for (const auto& [key, value] : whole.items()) {
    const std::string field = key;
    EXPECT_EQ(error_after([&](Json& json) { json.erase(field); }),
              "this is not a grade record: `" + field + "` is missing");
  }
}

TEST(Record, RefusesAnUnknownSchemaWithASentence) {
  const auto message = error_after([](Json& json) { json["schema"] = "ccgrade/record/v9\x1B[2J"; });
  EXPECT_EQ(message,
            "this is not a grade record: `schema` is \"ccgrade/record/v9?[2J\", but this version "
            "of ccgrade reads \"ccgrade/record/v1\" only");
}

TEST(Record, SurvivesGarbage) {
  for (const char* text : {"", "{", "[]", "null", "\"schema\"", "{}", "\xFF\xFE", "{\"schema\":1}",
                           "{\"schema\":\"ccgrade/record/v1\"}", "[[[[[[[["})
    EXPECT_FALSE(record_from_json(text)) << text;
  EXPECT_FALSE(record_from_json(std::string(1 << 18, '[')));
  EXPECT_EQ(error_of("{\"a\" 1}"),
            "this is not a grade record: it stops being valid JSON at byte 6");
}

TEST(Record, SurvivesBeingCutAnywhere) {
  const std::string whole = record_to_json(full_record());
  for (std::size_t size = 0; size < whole.size(); size += 7)
    EXPECT_FALSE(record_from_json(whole.substr(0, size)));
}

TEST(Record, SurvivesAnyValueInAnyPlace) {
  const Json whole = Json::parse(record_to_json(full_record()));
  const Json values = Json::parse(R"([null, -1, 1e300, [], {}, "x", true, 18446744073709551615])");
  const Json flat = whole.flatten();
  for (const auto& [pointer, old] : flat.items())
    for (const auto& value : values) {
      Json changed = whole;
      changed[Json::json_pointer(pointer)] = value;
      const auto record = record_from_json(changed.dump());
      EXPECT_TRUE(record || !record.error().message.empty());
    }
}

TEST(Record, RefusesAnObjectWithVeryManyFieldsInReasonableTime) {
  std::string text = "{";
  for (int i = 0; i < 200'000; ++i) text += "\"k" + std::to_string(i) + "\":1,";
  EXPECT_EQ(error_of(text + "\"schema\":\"ccgrade/record/v1\"}"),
            "this is not a grade record: `schema` is missing");
}

}  // namespace
}  // namespace ccgrade

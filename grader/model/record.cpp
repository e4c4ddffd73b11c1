#include "grader/model/record.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "grader/model/json_fields.hpp"

namespace ccgrade {
namespace {

using OrderedJson = nlohmann::ordered_json;

Seconds seconds_of(const std::vector<StepTime>& timing, double StepTime::* which) {
  Seconds seconds;
  for (const auto& step : timing) seconds.emplace_back(step.step, step.*which);
  return seconds;
}

std::vector<StepTime> joined(const Seconds& wall, const Seconds& cpu) {
  std::vector<StepTime> timing;
  for (const auto& [step, seconds] : wall) {
    const auto same = std::ranges::find(cpu, step, &Seconds::value_type::first);
    timing.push_back({step, seconds, same == cpu.end() ? 0 : same->second});
  }
  return timing;
}

template <class Io, Like<GradeRecord> T>
void verdict_fields(Io& io, T& record) {
  io("verdict", record.scorecard.verdict);
  io("score", record.scorecard.total);
  io("max_score", record.scorecard.max);
  io("reason", record.scorecard.reason);
  io("challenge", record.challenge);
  io("challenge_title", record.challenge_title);
  io("learner", record.learner);
  io("id", record.id);
  io("graded_at", record.graded_at);
  io("criteria", record.scorecard.criteria);
}

template <class Io, Like<Facts> T>
void facts_fields(Io& io, T& facts) {
  io("findings", facts.findings);
  io("runs", facts.runs);
  io("speeds", facts.speeds);
  io("build", facts.build);
  io("refused", facts.refused);
  io("judged", facts.judged);
  io("not_judged", facts.not_judged);
  io("interrupted", facts.interrupted);
}

/// Steps are unique in a record, so two objects hold them.
template <class Io, Like<GradeRecord> T>
void timing_fields(Io& io, T& record) {
  Seconds wall = seconds_of(record.timing, &StepTime::wall_seconds);
  Seconds cpu = seconds_of(record.timing, &StepTime::cpu_seconds);
  io("timing", wall);
  io("timing_cpu", cpu);
  if constexpr (Io::reading) record.timing = joined(wall, cpu);
}

template <class Io, Like<GradeRecord> T>
void fields(Io& io, T& record) {
  std::string schema = kRecordSchema;
  io("schema", schema);
  verdict_fields(io, record);
  facts_fields(io, record.facts);
  io("isolation", record.isolation);
  timing_fields(io, record);
  io("xp", record.xp);
  io("notes", record.notes);
  io("build_flags", record.build_flags);
  io("tools", record.tools);
  io("submission", record.submission);
}

/// An ordered object looks its keys up one by one: with very many of them, reading would take for
/// ever. No object of a record comes near this, so what is over it is left out and then missed.
constexpr std::size_t kMostKeys = 4096;

OrderedJson parse(const std::string& text) {
  std::vector<std::size_t> keys;
  const auto keep = [&keys](int, OrderedJson::parse_event_t event, OrderedJson&) {
    if (event == OrderedJson::parse_event_t::object_start) keys.push_back(0);
    if (event == OrderedJson::parse_event_t::object_end && !keys.empty()) keys.pop_back();
    return event != OrderedJson::parse_event_t::key || keys.empty() || ++keys.back() <= kMostKeys;
  };
  return OrderedJson::parse(text, keep);
}

/// As much of a foreign string as is safe to repeat in a message.
std::string printable(const std::string& text) {
  std::string safe;
  for (const char c : text.substr(0, 60)) safe += c > ' ' && c <= '~' ? c : '?';
  return '"' + safe + '"';
}

void check_schema(const OrderedJson& json) {
  std::string schema;
  if (json.is_object() && json.contains("schema") && json["schema"].is_string())
    schema = json["schema"].get<std::string>();
  if (schema.empty()) throw FieldError("schema", "is missing");
  if (schema != kRecordSchema)
    throw FieldError("schema", "is " + printable(schema) +
                                   ", but this version of ccgrade reads \"" + kRecordSchema +
                                   "\" only");
}

Error unreadable(const std::string& why) {
  return {"this is not a grade record: " + why};
}

}  // namespace

std::string record_to_json(const GradeRecord& record) {
  OrderedJson json;
  Writer<OrderedJson> writer(json);
  fields(writer, record);
  return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace);
}

Result<GradeRecord> record_from_json(const std::string& text) {
  try {
    const OrderedJson json = parse(text);
    check_schema(json);
    GradeRecord record;
    Reader<OrderedJson> reader(json, "");
    fields(reader, record);
    return record;
  } catch (const OrderedJson::parse_error& error) {
    return unreadable("it stops being valid JSON at byte " + std::to_string(error.byte));
  } catch (const std::exception& error) {
    return unreadable(error.what());
  }
}

}  // namespace ccgrade

#include "grader/model/exploration.hpp"

#include <nlohmann/json.hpp>

#include "grader/model/json_fields.hpp"

namespace ccgrade {

template <class Io, Like<PlacedSwitch> T>
void fields(Io& io, T& placed) {
  io("thread", placed.thread);
  io("op", placed.op);
  io("symbol", placed.symbol);
  io("file", placed.file);
  io("line", placed.line);
  io("text", placed.text);
  io("nth", placed.nth);
  io("visit", placed.visit);
  io("whom_to_wake", placed.whom_to_wake);
  io("next", placed.next);
  io("how", placed.how);
}

template <class Io, Like<ScheduleFailure> T>
void fields(Io& io, T& failure) {
  io("kind", failure.kind);
  io("message", failure.message);
  io("where", failure.where);
  io("threads", failure.threads);
  io("also_stuck", failure.also_stuck);
  io("story", failure.story);
  io("token", failure.token);
  io("schedule", failure.schedule);
  io("switches", failure.switches);
  io("event_hash", failure.event_hash);
}

template <class Io, Like<OneWay> T>
void fields(Io& io, T& one_way) {
  io("first", one_way.first);
  io("second", one_way.second);
}

template <class Io, Like<OrderCoverage> T>
void fields(Io& io, T& coverage) {
  io("pairs", coverage.pairs);
  io("both_orders", coverage.both_orders);
  io("one_way", coverage.one_way);
}

static void to_json(nlohmann::json& json, const OrderCoverage& coverage) {
  write_fields(json, coverage);
}
static void from_json(const nlohmann::json& json, OrderCoverage& coverage) {
  read_fields(json, coverage);
}

void to_json(nlohmann::json& json, const ScheduleFailure& failure) {
  write_fields(json, failure);
}
void from_json(const nlohmann::json& json, ScheduleFailure& failure) {
  read_fields(json, failure);
}

namespace {

template <class Value>
nlohmann::json or_null(const std::optional<Value>& value) {
  return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}

template <class Value>
void read_nullable(const nlohmann::json& json, const char* key, std::optional<Value>& value) {
  if (const auto& found = json.at(key); !found.is_null()) value = found.get<Value>();
}

}  // namespace

bool is_clang(const std::string& compiler) {
  return compiler.empty() || compiler.find("clang") != std::string::npos;
}

void to_json(nlohmann::json& json, const Exploration& exploration) {
  json = {
      {"schema", "ccgrade/explore/v1"},
      {"sources", exploration.sources},
      {"flags", exploration.flags},
      {"compiler", exploration.compiler},
      {"seed", exploration.seed},
      {"schedules", exploration.schedules},
      {"unfinished", exploration.unfinished},
      {"covered", exploration.covered},
      {"first_failure", or_null(exploration.first_failure)},
      {"failure", or_null(exploration.failure)},
      {"exhausted", exploration.exhausted},
      {"surprises", or_null(exploration.surprises)},
      {"leaves_traces", exploration.leaves_traces},
      {"missed_aims", exploration.missed_aims},
      {"changed_since", exploration.changed_since},
      {"inconclusive", exploration.inconclusive.empty() ? nlohmann::json(nullptr)
                                                        : nlohmann::json(exploration.inconclusive)},
      {"schedules_per_second", exploration.schedules_per_second},
      {"threads", exploration.threads},
      {"points", exploration.points},
      {"work", or_null(exploration.work)},
      {"span", or_null(exploration.span)},
      {"coverage", or_null(exploration.coverage)},
      {"miss_bound", or_null(exploration.miss_bound)}};
}

void from_json(const nlohmann::json& json, Exploration& exploration) {
  json.at("sources").get_to(exploration.sources);
  json.at("flags").get_to(exploration.flags);
  json.at("compiler").get_to(exploration.compiler);
  json.at("seed").get_to(exploration.seed);
  json.at("schedules").get_to(exploration.schedules);
  json.at("unfinished").get_to(exploration.unfinished);
  json.at("covered").get_to(exploration.covered);
  read_nullable(json, "first_failure", exploration.first_failure);
  read_nullable(json, "failure", exploration.failure);
  json.at("exhausted").get_to(exploration.exhausted);
  read_nullable(json, "surprises", exploration.surprises);
  json.at("leaves_traces").get_to(exploration.leaves_traces);
  json.at("missed_aims").get_to(exploration.missed_aims);
  json.at("changed_since").get_to(exploration.changed_since);
  if (!json.at("inconclusive").is_null()) json.at("inconclusive").get_to(exploration.inconclusive);
  json.at("schedules_per_second").get_to(exploration.schedules_per_second);
  json.at("threads").get_to(exploration.threads);
  json.at("points").get_to(exploration.points);
  read_nullable(json, "work", exploration.work);
  read_nullable(json, "span", exploration.span);
  read_nullable(json, "coverage", exploration.coverage);
  read_nullable(json, "miss_bound", exploration.miss_bound);
}

}  // namespace ccgrade

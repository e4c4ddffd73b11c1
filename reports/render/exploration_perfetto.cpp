#include "reports/render/exploration_perfetto.hpp"

#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "reports/render/inert_json.hpp"

namespace ccgrade {
namespace {

using nlohmann::json;

constexpr int kProcess = 1;

/// "T3" is 3.
int number_of(const std::string& thread) {
  int number = 0;
  if (thread.size() > 1) std::from_chars(thread.data() + 1, thread.data() + thread.size(), number);
  return number;
}

json event(const char* phase, const std::string& thread, const std::string& name) {
  return {{"ph", phase}, {"pid", kProcess}, {"tid", number_of(thread)}, {"name", name}};
}

json name_of_track(const std::string& thread) {
  json named = event("M", thread, "thread_name");
  named["args"] = {{"name", thread}};
  return named;
}

json slice(const TrailStep& step, std::size_t at) {
  json slice = event("X", step.thread, step.text);
  slice["ts"] = at;
  slice["dur"] = 1;
  slice["args"] = {{"file", step.file}, {"line", step.line}, {"step", at + 1}};
  return slice;
}

/// Half of the arrow from the step before `at`, on another thread, to this one.
json arrow(const char* phase, const TrailStep& step, std::size_t at, double time) {
  json half = event(phase, step.thread, "switch");
  half["cat"] = "switch";
  half["id"] = at;
  half["ts"] = time;
  if (*phase == 'f') half["bp"] = "e";
  return half;
}

}  // namespace

void render_perfetto(const ScheduleFailure& failure, std::ostream& out) {
  json events = json::array();
  std::set<std::string> threads;
  for (std::size_t i = 0; i < failure.story.size(); ++i) {
    const TrailStep& step = failure.story[i];
    if (threads.insert(step.thread).second) events.push_back(name_of_track(step.thread));
    events.push_back(slice(step, i));
    if (i == 0 || failure.story[i - 1].thread == step.thread) continue;
    const auto time = static_cast<double>(i);
    events.push_back(arrow("s", failure.story[i - 1], i, time - 0.5));
    events.push_back(arrow("f", step, i, time + 0.5));
  }
  const json trace{{"displayTimeUnit", "ns"},
                   {"traceEvents", events},
                   {"otherData", {{"failure", failure.kind}, {"message", failure.message}}}};
  out << inert_json(trace.dump(1, ' ', false, json::error_handler_t::replace)) << '\n';
}

}  // namespace ccgrade

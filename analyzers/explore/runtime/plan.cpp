#include "plan.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace ccgrade::explore {
namespace {

Wake wake_of(char letter) {
  return letter == 't' ? Wake::timed_out : letter == 's' ? Wake::spurious : Wake::ready;
}

/// "EVENT": when the thread departs. Returns what follows.
const char* parse_moment(const char* at, Departure& departure) {
  char* end = nullptr;
  departure.event = static_cast<std::uint32_t>(std::strtoul(at, &end, 10));
  return end;
}

/// "OP:PC#VISIT[w]": the same by a place. Null when it is none.
const char* parse_moment(const char* at, PlacedDeparture& departure) {
  const char* colon = std::strchr(at, ':');
  if (!colon || !is_kind(at, static_cast<std::size_t>(colon - at), departure.kind)) return nullptr;
  char* end = nullptr;
  departure.pc = std::strtoul(colon + 1, &end, 10);
  if (*end != '#') return nullptr;
  departure.visit = static_cast<std::uint32_t>(std::strtoul(end + 1, &end, 10));
  departure.whom_to_wake = *end == 'w';
  return departure.whom_to_wake ? end + 1 : end;
}

/// "THREAD@MOMENT>CHOSEN[t|s],…", or "-": none.
template <class Each>
bool parse_departures(const char* at, Vec<Each>& schedule) {
  if (*at == '-') return true;
  while (true) {
    char* end = nullptr;
    Each departure;
    departure.thread = static_cast<std::int32_t>(std::strtol(at, &end, 10));
    if (*end != '@') return false;
    const char* then = parse_moment(end + 1, departure);
    if (!then || *then != '>') return false;
    departure.chosen = static_cast<std::int32_t>(std::strtol(then + 1, &end, 10));
    departure.wake = wake_of(*end);
    if (*end == 't' || *end == 's') ++end;
    schedule.push(departure);
    if (*end != ',') return *end == 0 || *end == '\n';
    at = end + 1;
  }
}

bool parse_stage(const char* line, Plan& plan, Arena& arena) {
  Stage stage(arena);
  if (std::sscanf(line, "run %31s %lu %u", stage.strategy, &stage.first_seed, &stage.count) == 3) {
    plan.stages.push(stage);
    return true;
  }
  const auto is = [&](const char* word) { return std::strncmp(line, word, 7) == 0; };
  stage.strategy[0] = 0;
  stage.record = !is("replay ");
  const bool readable = is("follow ") ? parse_departures(line + 7, stage.places)
                        : is("record ") || is("replay ")
                            ? parse_departures(line + 7, stage.schedule)
                            : false;
  if (readable) plan.stages.push(stage);
  return readable;
}

/// "NAME on" or "NAME off".
bool parse_switch(const char* line, const char* name, bool& value) {
  const std::size_t length = std::strlen(name);
  if (std::strncmp(line, name, length) != 0) return false;
  value = std::strncmp(line + length, "off", 3) != 0;
  return true;
}

bool parse_line(const char* line, Plan& plan, Arena& arena) {
  if (std::sscanf(line, "seconds %lf", &plan.seconds) == 1) return true;
  if (std::sscanf(line, "threads %d", &plan.threads) == 1) return true;
  if (std::sscanf(line, "steps %u", &plan.settings.max_steps) == 1) return true;
  if (std::sscanf(line, "surprises %u", &plan.settings.surprises) == 1) return true;
  std::uintptr_t pc = 0;
  if (std::sscanf(line, "unjudged %lu", &pc) == 1) return plan.settings.unjudge(pc);
  if (std::sscanf(line, "aim %lu", &pc) == 1) return plan.aims.push(pc), true;
  if (std::sscanf(line, "shared %lu", &pc) == 1) return plan.shared.push(pc), true;
  if (std::strncmp(line, "fork", 4) == 0) return plan.in_process = false, true;
  if (parse_switch(line, "races ", plan.settings.races)) return true;
  if (parse_switch(line, "late-writes ", plan.settings.late_writes)) return true;
  if (parse_switch(line, "leaks ", plan.settings.leaks)) return true;
  if (parse_switch(line, "coverage ", plan.settings.coverage)) return true;
  return parse_stage(line, plan, arena);
}

}  // namespace

bool parse_plan(const char* text, Plan& plan, Arena& arena) {
  while (*text) {
    if (*text != '\n' && !parse_line(text, plan, arena)) return false;
    const char* end = std::strchr(text, '\n');
    if (!end) break;
    text = end + 1;
  }
  return true;
}

void print_departure(const Departure& departure, char (&text)[kDepartureText]) {
  static constexpr const char* kWakes[] = {"", "t", "s"};
  std::snprintf(text, sizeof text, "%d@%u>%d%s", departure.thread, departure.event,
                departure.chosen, kWakes[static_cast<int>(departure.wake)]);
}

}  // namespace ccgrade::explore

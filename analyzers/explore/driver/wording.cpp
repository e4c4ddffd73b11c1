#include "analyzers/explore/driver/wording.hpp"

#include <cstdio>
#include <set>

namespace ccgrade::explore {
namespace {

/// What is told of steps for which it matters only that they happen.
constexpr std::pair<const char*, const char*> kDeeds[] = {
    {"create", "starts a thread"},
    {"try join", "looks whether a thread has ended"},
    {"detach", "detaches a thread"},
    {"fence", "passes a fence"},
    {"sleep", "ends its sleep"},
    {"name", "sets or reads an attribute of a thread"},
    {"transfer", "reads or writes a descriptor"},
    {"draw", "draws a random number"},
    {"let go", "lets go of what is counted"},
    {"alarm", "sets an alarm"},
    {"exit", "begins to end the program"},
    {"vanish", "ends the program"},
};

/// What so many bytes are as a number. A little below zero is meant, not a little below the most
/// that they can hold. Of a few bytes that may be either, and of what is beyond all counts and may
/// as well be a fraction, only the program's types could tell: empty.
std::string number(unsigned long value, int size) {
  constexpr long kSmall = 1'000'000;
  constexpr unsigned long kBeyondCounts = 100'000'000;
  const int bits = 8 * size;
  const long as_signed = static_cast<long>(value << (64 - bits)) >> (64 - bits);
  if (as_signed < 0 && size < 4) return "";
  if (as_signed < 0 && as_signed > -kSmall) return std::to_string(as_signed);
  return value < kBeyondCounts ? std::to_string(value) : "";
}

/// Empty where none is known, or none that means something.
std::string known_value(const TraceStep& step) {
  if (step.pointer) return "a pointer";
  return step.value_size == 0 ? "" : number(step.value, step.value_size);
}
std::string value(const TraceStep& step) {
  const std::string known = known_value(step);
  return known.empty() ? "a new value" : known;
}

/// How a wait for an object came to its end.
std::string end_of_wait(const TraceStep& step, const std::string& woken) {
  return step.wake == 1   ? "gives up waiting for "
         : step.wake == 2 ? "wakes without being notified from "
                          : woken;
}

/// "A" to "Z", then "#27".
std::string letter(std::size_t number) {
  return number <= 26 ? std::string(1, static_cast<char>('A' + number - 1))
                      : "#" + std::to_string(number);
}

}  // namespace

std::string hexadecimal(unsigned long value) {
  char text[24];
  std::snprintf(text, sizeof text, "%016lx", value);
  return text;
}

bool is_machinery(const TraceStep& step) {
  const std::string& kind = step.kind;
  return kind == "once" || kind == "futex check" || kind == "start" || kind == "yield" ||
         kind == "stuck" || kind == "end";
}

std::string Wording::name(unsigned long object, const std::string& what) {
  // Where one object has gone, another of another kind may lie.
  const auto [slot, added] = names_.try_emplace({object, what}, "");
  if (added) slot->second = what + " " + letter(names_.size());
  return slot->second;
}

std::string Wording::object(const TraceStep& step, const std::string& what) {
  return step.object == 0 ? "" : name(step.object, what);
}

/// ", holding mutex A and mutex B"; empty where it says nothing of what the step does.
std::string Wording::holding(const TraceStep& step) {
  const bool matters = step.kind == "read" || step.kind == "write" || step.kind == "lock" ||
                       step.kind.starts_with("atomic ") || step.kind.ends_with(" lock");
  std::string held;
  std::set<unsigned long> named;  // one that is held twice is named once
  for (const unsigned long lock : step.held)
    if (matters && named.insert(lock).second)
      held += (held.empty() ? ", holding " : " and ") + name(lock, "mutex");
  if (!held.empty() && step.held_besides > 0)
    held += " and " + std::to_string(step.held_besides) + " more";
  return held;
}

std::string Wording::words_of_atomic(const TraceStep& step) {
  const std::string atomic = object(step, "atomic");
  if (step.kind == "atomic read") return "reads " + atomic + ": " + value(step);
  if (step.kind == "atomic write") return "sets " + atomic + " to " + value(step);
  if (step.wake == 2) return "fails to exchange " + atomic + ", for no reason";
  if (step.unchanged) return "finds " + value(step) + " in " + atomic + ", and leaves it";
  return "updates " + atomic + " to " + value(step);
}

std::string Wording::words_of_lock(const TraceStep& step) {
  const std::string mutex = object(step, "mutex");
  if (step.wake == 1) return "gives up waiting for " + mutex;
  if (step.kind == "try lock") return "tries to lock " + mutex;
  if (step.kind.ends_with("unlock")) return "unlocks " + mutex;
  return "locks " + mutex +
         (step.kind == "read lock"    ? " for reading"
          : step.kind == "write lock" ? " for writing"
                                      : "");
}

std::string Wording::of(const TraceStep& step) {
  const std::string does = deed(step);  // first: it names its object before those that are held
  return does + holding(step);
}

std::string Wording::deed(const TraceStep& step) {
  const std::string& kind = step.kind;
  if (kind == "read") return "reads " + value(step);
  if (kind == "write") return known_value(step).empty() ? "writes" : "writes " + known_value(step);
  if (kind.starts_with("atomic ")) return words_of_atomic(step);
  if (kind.ends_with("unlock") || kind.ends_with(" lock") || kind == "lock")
    return words_of_lock(step);
  if (kind == "begin wait") return "begins to wait for " + object(step, "condition");
  if (kind == "wait") return end_of_wait(step, "is woken from ") + object(step, "condition");
  if (kind == "destroy") return "destroys " + object(step, "condition");
  if (kind == "notify") return "notifies " + object(step, "condition");
  if (kind == "futex wait") return end_of_wait(step, "is woken from ") + object(step, "atomic");
  if (kind == "futex wake") return "wakes who waits for " + object(step, "atomic");
  if (kind == "semaphore wait") return end_of_wait(step, "takes ") + object(step, "semaphore");
  if (kind == "try semaphore") return "tries to take " + object(step, "semaphore");
  if (kind == "semaphore post") return "releases " + object(step, "semaphore");
  if (kind == "barrier arrive") return "arrives at " + object(step, "barrier");
  if (kind == "barrier wait") return "goes on behind " + object(step, "barrier");
  if (kind == "join")
    return step.wake == 1 ? "gives up waiting for a thread" : "has joined a thread";
  for (const auto& [name, told] : kDeeds)
    if (kind == name) return told;
  return kind + (step.object ? " " + object(step, "object") : "");
}

}  // namespace ccgrade::explore

#include "analyzers/explore/driver/story.hpp"

#include <cxxabi.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "analyzers/dynamic/symbols/symbolizer.hpp"

namespace ccgrade::explore {
namespace {

/// In a graded program the submission's own line says more than the harness's that it calls.
const SourceFrame* telling(const std::vector<SourceFrame>& frames) {
  const auto own = std::ranges::find_if(
      frames, [](const SourceFrame& frame) { return of_user(frame) && of_submission(frame.file); });
  return own == frames.end() ? user_frame(frames) : &*own;
}

/// Steps that the libraries take on behalf of others that are told.
bool is_machinery(const std::string& kind) {
  return kind == "once" || kind == "futex check" || kind == "start" || kind == "yield" ||
         kind == "stuck" || kind == "end";
}

std::string hexadecimal(unsigned long value) {
  char text[24];
  std::snprintf(text, sizeof text, "%016lx", value);
  return text;
}

/// What is told of steps for which it matters only that they happen.
constexpr std::pair<const char*, const char*> kDeeds[] = {
    {"create", "starts a thread"},         {"try join", "looks whether a thread has ended"},
    {"detach", "detaches a thread"},       {"fence", "passes a fence"},
    {"sleep", "ends its sleep"},           {"draw", "draws a random number"},
    {"let go", "lets go of an exception"}, {"exit", "begins to end the program"},
    {"vanish", "ends the program"},
};

/// What so many bytes are as a number. A little below zero is meant, not a little below the most
/// that they can hold; what is large beyond all counts has no decimal meaning.
std::string number(unsigned long value, int size) {
  constexpr long kSmall = 1'000'000;
  const int bits = 8 * size;
  const long as_signed = static_cast<long>(value << (64 - bits)) >> (64 - bits);
  if (size >= 4 && as_signed < 0 && as_signed > -kSmall) return std::to_string(as_signed);
  if (value < 1UL << 47) return std::to_string(value);
  return "0x" + hexadecimal(value);
}

/// An exception's type as people write it.
std::string demangled(const std::string& message) {
  static const std::string kBefore = "of type ";
  const std::size_t from = message.find(kBefore);
  if (from == std::string::npos) return message;
  const std::size_t start = from + kBefore.size();
  const std::size_t end = message.find(' ', start);
  int status = 0;
  char* name =
      abi::__cxa_demangle(message.substr(start, end - start).c_str(), nullptr, nullptr, &status);
  if (!name) return message;
  const std::string told = message.substr(0, start) + name + message.substr(end);
  std::free(name);
  return told;
}

/// Tells threads and objects by short names, given in the order in which they appear.
class Teller {
 public:
  explicit Teller(const Symbolizer& symbols) : symbols_(symbols) {}

  const SourceFrame* place(const std::vector<unsigned long>& pcs) {
    std::vector<unsigned long> returns;
    for (const unsigned long pc : pcs) returns.push_back(pc + 1);
    frames_ = symbols_.frames(returns);
    return telling(frames_);
  }

  TrailStep step(const TraceStep& step) {
    if (is_machinery(step.kind)) return {};
    const SourceFrame* frame = place(step.frames);
    if (!frame) return {};
    return {frame->file, frame->line, thread(step.thread), words(step)};
  }

  /// "reads 3", "writes": what the step does to memory or a lock.
  std::string deed(const TraceStep& step) { return words(step); }

  static std::string thread(int id) { return "T" + std::to_string(id); }

 private:
  std::string object(const TraceStep& step, const std::string& what) {
    if (step.object == 0) return "";
    const auto [slot, added] = names_.try_emplace(step.object, "");
    if (added)
      slot->second = what + " " + std::string(1, static_cast<char>('A' + names_.size() - 1));
    if (names_.size() > 26) slot->second = what + " #" + std::to_string(names_.size());
    return slot->second;
  }
  /// Numbers of that size are hardly ever counts; which ones says nothing to a reader.
  static bool is_address(const TraceStep& step) {
    return step.value_size == 8 && step.value >= 1UL << 32 && step.value < 1UL << 47;
  }
  static std::string value(const TraceStep& step) {
    if (is_address(step)) return "a pointer";
    return step.value_size == 0 ? "a new value" : number(step.value, step.value_size);
  }

  /// How a wait for an object came to its end.
  static std::string end_of_wait(const TraceStep& step, const std::string& woken) {
    return step.wake == 1   ? "gives up waiting for "
           : step.wake == 2 ? "wakes without being notified from "
                            : woken;
  }

  std::string words_of_atomic(const TraceStep& step) {
    const std::string atomic = object(step, "atomic");
    if (step.kind == "atomic read") return "reads " + atomic + ": " + value(step);
    if (step.kind == "atomic write") return "sets " + atomic + " to " + value(step);
    if (step.wake == 2) return "fails to exchange " + atomic + ", for no reason";
    if (step.unchanged) return "finds " + value(step) + " in " + atomic + ", and leaves it";
    return "updates " + atomic + " to " + value(step);
  }

  std::string words_of_lock(const TraceStep& step) {
    const std::string mutex = object(step, "mutex");
    if (step.wake == 1) return "gives up waiting for " + mutex;
    if (step.kind == "try lock") return "tries to lock " + mutex;
    if (step.kind == "unlock") return "unlocks " + mutex;
    return "locks " + mutex +
           (step.kind == "read lock"    ? " for reading"
            : step.kind == "write lock" ? " for writing"
                                        : "");
  }

  std::string words(const TraceStep& step) {
    const std::string& kind = step.kind;
    if (kind == "read") return "reads " + value(step);
    if (kind == "write") return "writes";
    if (kind.starts_with("atomic ")) return words_of_atomic(step);
    if (kind == "unlock" || kind.ends_with(" lock") || kind == "lock") return words_of_lock(step);
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

  const Symbolizer& symbols_;
  std::vector<SourceFrame> frames_;
  std::map<unsigned long, std::string> names_;
};

std::set<unsigned long> return_addresses(const StageReport& stage,
                                         const std::vector<TraceStep>& trace) {
  std::set<unsigned long> all;
  for (const TraceStep& step : trace)
    for (const unsigned long pc : step.frames) all.insert(pc + 1);
  for (const PartyAt& party : stage.parties)
    if (party.pc) all.insert(party.pc + 1);
  return all;
}

/// Where the thread of a party was created. Threads are numbered as they are created, and the
/// program's own is number 0.
TrailStep creation(const PartyAt& party, Teller& teller, const std::vector<TraceStep>& trace) {
  int left = party.thread;
  for (const TraceStep& step : trace)
    if (step.kind == "create" && --left == 0)
      if (const SourceFrame* frame = teller.place(step.frames))
        return {frame->file, frame->line, Teller::thread(party.thread), "is created"};
  return {"", 0, Teller::thread(party.thread), "is created in library code"};
}

/// Where the thread of a party stands, and what it does there: by the step that it took at the
/// party's place, which has its callers, else by the place alone, else by its last step in the
/// user's code.
TrailStep standing(const PartyAt& party, const std::string& does, Teller& teller,
                   const std::vector<TraceStep>& trace) {
  const std::string name = Teller::thread(party.thread);
  const auto own = [&](const TraceStep& step) { return step.thread == party.thread; };
  const auto at_place = [&](const TraceStep& step) {
    return own(step) && !step.frames.empty() && step.frames[0] == party.pc;
  };
  const auto latest = std::find_if(trace.rbegin(), trace.rend(), at_place);
  if (latest != trace.rend())
    if (const SourceFrame* frame = teller.place(latest->frames))
      return {frame->file, frame->line, name, does.empty() ? teller.deed(*latest) : does};
  if (const SourceFrame* frame = teller.place({party.pc}))
    return {frame->file, frame->line, name, does.empty() ? "is here" : does};
  for (auto step = trace.rbegin(); step != trace.rend(); ++step) {
    if (!own(*step)) continue;
    if (const SourceFrame* frame = teller.place(step->frames))
      return {frame->file, frame->line, name,
              step->kind == "end" ? "is here" : "was last seen here"};
  }
  return {"", 0, Teller::thread(party.thread), "is in library code"};
}

/// What the parties do when it ends so; empty where their own steps say it.
std::string deed_of(const std::string& verdict) {
  if (verdict == "race") return "";
  return verdict == "deadlock" || verdict == "lost-wakeup" ? "waits here" : "is here";
}

/// Where threads wait for each other, what they read meanwhile is not the story.
bool tells_plain_accesses(const std::string& verdict) {
  return verdict != "deadlock" && verdict != "lost-wakeup" && verdict != "leak";
}

/// The threads that take no part, and cannot go on either.
std::vector<TrailStep> others_stuck(const StageReport& stage, Teller& teller,
                                    const std::vector<TraceStep>& trace) {
  std::vector<TrailStep> others;
  for (const TraceStep& step : trace) {
    if (step.kind != "stuck") continue;
    const auto part = std::ranges::find(stage.parties, step.thread, &PartyAt::thread);
    if (part != stage.parties.end()) continue;
    const std::string name = Teller::thread(step.thread);
    const SourceFrame* frame = teller.place(step.frames);
    others.push_back(frame ? TrailStep{frame->file, frame->line, name, "waits here, too"}
                           : TrailStep{"", 0, name, "waits in library code"});
  }
  return others;
}

}  // namespace

Result<ScheduleFailure> tell(Host& host, const Program& program, const StageReport& stage,
                             const std::vector<TraceStep>& trace) {
  Symbolizer symbols(host, program.path);
  if (const Status known = symbols.resolve(return_addresses(stage, trace)); !known)
    return known.error();
  Teller teller(symbols);
  ScheduleFailure failure;
  failure.kind = stage.verdict;
  failure.message = demangled(stage.message);
  failure.event_hash = hexadecimal(stage.hash);
  failure.switches = static_cast<int>(stage.schedule.size());
  const bool plain = tells_plain_accesses(stage.verdict);
  for (const TraceStep& step : trace) {
    if (!plain && (step.kind == "read" || step.kind == "write")) continue;
    TrailStep told = teller.step(step);
    if (told.line == 0 || (!failure.story.empty() && failure.story.back() == told)) continue;
    failure.story.push_back(std::move(told));
  }
  const std::string does = deed_of(stage.verdict);
  for (const PartyAt& party : stage.parties) {
    if (party.thread < 0) continue;
    const bool left_behind = stage.verdict == "leak" && failure.threads.empty();
    failure.threads.push_back(left_behind ? creation(party, teller, trace)
                                          : standing(party, does, teller, trace));
  }
  failure.also_stuck = others_stuck(stage, teller, trace);
  for (const TrailStep& thread : failure.threads)
    if (failure.where.line == 0) failure.where = {thread.file, thread.line, 0};
  return failure;
}

}  // namespace ccgrade::explore

#include "analyzers/explore/driver/story.hpp"

#include <cxxabi.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "analyzers/dynamic/symbols/symbolizer.hpp"
#include "analyzers/explore/driver/terminate.hpp"
#include "analyzers/explore/driver/wording.hpp"

namespace ccgrade::explore {
namespace {

/// In a graded program the submission's own line says more than the harness's that it calls.
const SourceFrame* telling(const std::vector<SourceFrame>& frames) {
  const auto own = std::ranges::find_if(
      frames, [](const SourceFrame& frame) { return of_user(frame) && of_submission(frame.file); });
  return own == frames.end() ? user_frame(frames) : &*own;
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

/// Tells what happened where.
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
    if (is_machinery(step)) return {};
    const SourceFrame* frame = place(step.frames);
    if (!frame) return {};
    return {frame->file, frame->line, thread(step.thread), wording_.of(step)};
  }

  /// Is it a library that does that, on behalf of the user's code?
  bool in_library(const TraceStep& step) const {
    const std::vector<SourceFrame> frames = symbols_.frames({step.pc + 1});
    return !frames.empty() && !of_user(frames.front());
  }

  /// "reads 3", "writes": what the step does to memory or a lock.
  std::string deed(const TraceStep& step) { return wording_.of(step); }

  static std::string thread(int id) { return "T" + std::to_string(id); }

 private:
  const Symbolizer& symbols_;
  std::vector<SourceFrame> frames_;
  Wording wording_;
};

bool is_plain(const TraceStep& step) {
  return step.kind == "read" || step.kind == "write";
}

/// Memory to which a thread came back after another one. What is only handed over, such as how a
/// thread begins, is the library's own affair.
std::set<unsigned long> taken_in_turns(const std::vector<TraceStep>& trace) {
  struct Turns {
    int thread = -1;
    int count = 0;
  };
  std::map<unsigned long, Turns> all;
  std::set<unsigned long> in_turns;
  for (const TraceStep& step : trace) {
    if (!is_plain(step)) continue;
    Turns& turns = all[step.object];
    turns.count += turns.thread != step.thread;
    turns.thread = step.thread;
    if (turns.count > 2) in_turns.insert(step.object);
  }
  return in_turns;
}

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

Result<ScheduleFailure> tell(Host& host, const Program& program, const StageReport& seen,
                             const std::vector<TraceStep>& trace) {
  Symbolizer symbols(host, program.path);
  if (const Status known = symbols.resolve(return_addresses(seen, trace)); !known)
    return known.error();
  const StageReport stage = explain_terminate(seen, symbols);
  Teller teller(symbols);
  ScheduleFailure failure;
  failure.kind = stage.verdict;
  failure.message = demangled(stage.message);
  failure.event_hash = hexadecimal(stage.hash);
  failure.switches = static_cast<int>(stage.schedule.size());
  const bool plain = tells_plain_accesses(stage.verdict);
  const std::set<unsigned long> in_turns = taken_in_turns(trace);
  for (const TraceStep& step : trace) {
    if (is_plain(step) && (!plain || (teller.in_library(step) && !in_turns.contains(step.object))))
      continue;
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
  if (!trace.empty() && failure.story.empty() && failure.where.line == 0)
    failure.message += " (no line of it is known: was it compiled without -g?)";
  return failure;
}

}  // namespace ccgrade::explore

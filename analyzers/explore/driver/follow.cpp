#include "analyzers/explore/driver/follow.hpp"

#include <algorithm>

#include "analyzers/explore/driver/difference.hpp"
#include "analyzers/explore/driver/library_faults.hpp"
#include "analyzers/explore/driver/minimise.hpp"
#include "analyzers/explore/driver/placed_schedule.hpp"
#include "analyzers/explore/driver/story.hpp"
#include "analyzers/explore/driver/token.hpp"

namespace ccgrade::explore {
namespace {

/// A replay is one execution, and it is known to end; a rehearsal makes points of what was none.
constexpr int kMostStepsOfReplay = 10'000'000;
constexpr int kMostStepsOfRecording = 200'000;
constexpr const char* kAnotherWay = ": the report was edited, or the program is nondeterministic";

Result<std::string> short_digest_of(Host& host, const std::string& path) {
  const Result<std::string> content = host.digest_file(path);
  if (!content) return content.error();
  return content->substr(0, 8);
}

/// Is a recording whole: its way to the failure, and all of its trace?
bool is_whole(const SessionReport& report) {
  return report.cut_off.empty() && report.stages.back().too_long == 0;
}

/// Every visit of the schedule's places is a step of the trace, and so is every access of what a
/// rehearsal showed to be shared; unless that makes it too long to be recorded.
Result<SessionReport> record(Host& host, const Program& program, const StageReport& found) {
  Program replayed = as_replayed(program);
  replayed.max_steps = std::max(replayed.max_steps, kMostStepsOfRecording);
  for (const DepartureAt& at : found.places) replayed.shared.push_back(at.pc);
  const std::string schedule = write_schedule(found.schedule);
  Result<SessionReport> report =
      run_session(host, replayed, {"replay " + schedule, "record " + schedule});
  if (report && !is_whole(*report)) return run_session(host, replayed, {"record " + schedule});
  if (report && report->stages.size() > 1) report->stages.erase(report->stages.begin());
  return report;
}

/// A process that a signal ends leaves its hash behind before the last steps are in it.
bool is_same(const StageReport& stage, const StageReport& again) {
  return same_failure(stage, again) && (again.hash == stage.hash || again.verdict == "crash");
}

/// What was found, and what became of it when it was recorded.
struct Seen {
  const StageReport& found;
  const SessionReport& report;
};

/// Why there is no judgement; empty when the program went the same way.
Result<std::string> compare(Host& host, const Program& program, const Seen& seen) {
  const StageReport& again = seen.report.stages.front();
  if (is_same(seen.found, again)) return std::string();
  const Result<SessionReport> once_more = record(host, program, again);
  if (!once_more) return once_more.error();
  return tell_nondeterminism(host, program,
                             {seen.report.trace, once_more->trace, seen.found.marks, again.marks});
}

Result<ScheduleFailure> failure_of(Host& host, const Program& program,
                                   const SessionReport& report) {
  const StageReport& stage = report.stages.front();
  Result<ScheduleFailure> failure = tell(host, program, stage, report.trace);
  if (!failure) return failure;
  const Result<std::string> digest = short_digest_of(host, program.path);
  if (!digest) return digest.error();
  failure->token =
      write_token({write_schedule(stage.schedule), *digest, program.races, program.leaks});
  if (!program.by_source) return failure;
  auto switches = place_switches(host, program.path, stage, report.trace);
  if (!switches) return switches.error();
  failure->schedule = std::move(*switches);
  return failure;
}

/// Follows one line of a plan, and tells what came of it.
Result<Exploration> follow_plan(Host& host, Program& program, Exploration done,
                                const std::string& plan) {
  while (true) {
    const Result<SessionReport> report = run_session(host, as_replayed(program), {plan});
    if (!report) return report.error();
    const StageReport& stage = report->stages.front();
    if (stage.verdict == "inconclusive") {
      if (prepare_more_threads(program, stage.reason)) continue;
      done.inconclusive = stage.reason;
      return done;
    }
    if (stage.missed > 0 && !done.changed_since)
      return Error{"the token is damaged: its schedule asks for what this program never does",
                   Blame::submission};
    if (stage.missed > 0 && !stage.failed()) {
      done.inconclusive = "the program has changed, and " + std::to_string(stage.missed) +
                          " of the schedule's switches cannot happen any more";
      return done;
    }
    // The search let the library's own races pass on its way there.
    if (!excuse_library(host, program, stage)) return show(host, program, done, stage);
  }
}

/// The first step that the report tells otherwise.
std::string tell_another_way(const std::vector<TrailStep>& told,
                             const std::vector<TrailStep>& reported) {
  const auto [ours, theirs] = std::ranges::mismatch(told, reported);
  if (ours == told.end() && theirs == reported.end())
    return std::string("the schedule ends in another way than the report says") + kAnotherWay;
  const TrailStep& step = ours == told.end() ? *theirs : *ours;
  return "the schedule goes another way than the report says, from step " +
         std::to_string(ours - told.begin() + 1) + " of the interleaving on (" + step.file + ":" +
         std::to_string(step.line) + ", " + step.thread + " " + step.text + ")" + kAnotherWay;
}

/// A report says what its schedule ends in. A process that a signal ends leaves its hash behind.
Exploration as_reported(Exploration done, const KnownSchedule& known) {
  if (known.kind.empty()) return done;
  if (!done.failure) {
    if (!done.changed_since && done.inconclusive.empty())
      done.inconclusive = tell_another_way({}, known.story);
    return done;
  }
  ScheduleFailure& failure = *done.failure;
  const bool same_kind = failure.kind == known.kind;
  const bool same = same_kind && (failure.event_hash == known.event_hash || known.kind == "crash");
  if (done.changed_since && !same_kind)
    failure.message += "; this is another failure than the report's, which was: " + known.kind;
  if (!done.changed_since && !same)
    done.inconclusive = tell_another_way(failure.story, known.story);
  return done;
}

Result<Exploration> as_reported(Result<Exploration> done, const KnownSchedule& known) {
  return done ? as_reported(std::move(*done), known) : done;
}

}  // namespace

Program as_replayed(Program program) {
  program.surprises = kAnySurprises;
  return program;
}

Result<Exploration> show(Host& host, const Program& program, Exploration done,
                         const StageReport& failure) {
  const Result<SessionReport> report = record(host, program, failure);
  if (!report) return report.error();
  const StageReport& again = report->stages.front();
  const Result<std::string> why_not = compare(host, program, {failure, *report});
  if (!why_not) return why_not.error();
  if (!why_not->empty()) done.inconclusive = *why_not;
  if (!again.failed()) return done;
  Result<ScheduleFailure> told = failure_of(host, program, *report);
  if (!told) return told.error();
  done.failure = std::move(*told);
  done.threads = std::max(done.threads, again.threads);
  done.points = std::max(done.points, again.steps);
  return done;
}

Result<Exploration> follow(Host& host, Program program, const KnownSchedule& known) {
  const Result<std::string> digest = short_digest_of(host, program.path);
  if (!digest) return digest.error();
  const Result<Token> token = read_token(known.token);
  if (!token) return token.error();
  program.races = token->races;
  program.leaks = token->leaks;
  program.max_steps = kMostStepsOfReplay;
  Exploration done;
  done.schedules = 1;
  done.changed_since = token->digest != *digest;
  const bool usual = token->schedule == "-" && known.places;
  if (!done.changed_since || usual)
    return as_reported(follow_plan(host, program, done, "record " + token->schedule), known);
  if (!known.places || known.places->empty())
    return Error{
        "the token belongs to another program: what was compiled now differs from what the "
        "schedule was found in; a report of ccgrade explore --json also replays where only other "
        "parts of the program have changed",
        Blame::submission};
  const Result<std::string> places = find_places(host, program.path, *known.places);
  if (!places) return places.error();
  return as_reported(follow_plan(host, program, done, "follow " + *places), known);
}

}  // namespace ccgrade::explore

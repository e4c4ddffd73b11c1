// Theory of operation. Zeller's ddmin, over three kinds of parts. First threads: a schedule of
// chance leads through many of them, and what one hands on the next needs, so that no single switch
// can be left out, but a thread often can. Then returns: where a thread comes back, it often might
// have gone on at once (Jalbert, Sen: A trace simplification technique, FSE 2010). Then switches.
// In each round the parts are left out chunk by chunk, all candidates of a round are executed in
// one process, and the shortest that still fails the same way is the next to be cut; where there is
// none, chunks become half as large. Where more than one switch is left, single ones of the usual
// order are tried at the end.
#include "analyzers/explore/driver/minimise.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "analyzers/explore/driver/switches.hpp"

namespace ccgrade::explore {
namespace {

/// Of all executions together: what is reached then is short enough to be read.
constexpr long kMostSteps = 40'000'000;
constexpr int kMostStepsOfSingle = 2'000'000;

std::set<unsigned long> places(const StageReport& stage) {
  std::set<unsigned long> all;
  for (const PartyAt& party : stage.parties) all.insert(party.pc);
  return all;
}

/// What can be left out of a schedule.
struct Parts {
  std::size_t count = 0;
  std::function<Switches(std::size_t from, std::size_t to)> without;
};

Parts switches_of(const Switches& all) {
  return {all.size(), [&all](std::size_t from, std::size_t to) {
            Switches rest(all);
            const auto begin = rest.begin();
            rest.erase(begin + static_cast<std::ptrdiff_t>(from),
                       begin + static_cast<std::ptrdiff_t>(to));
            return rest;
          }};
}

Parts threads_of(const Switches& all) {
  std::set<int> set;
  for (const Switch& each : all) set.insert({each.thread, each.next});
  const std::vector<int> threads(set.begin(), set.end());
  return {threads.size(), [&all, threads](std::size_t from, std::size_t to) {
            return without_threads(all, {threads.begin() + static_cast<std::ptrdiff_t>(from),
                                         threads.begin() + static_cast<std::ptrdiff_t>(to)});
          }};
}

Parts returns_of(const Switches& all) {
  const std::vector<std::size_t> places = before_return(all);
  return {places.size(), [&all, places](std::size_t from, std::size_t to) {
            Switches rest(all);
            while (to > from) rest = with_runs_joined(std::move(rest), places[--to]);
            return rest;
          }};
}

class Minimiser {
 public:
  Minimiser(Host& host, const Program& program, StageReport failure)
      : host_(host), program_(program), failure_(std::move(failure)) {}

  /// False when the program cannot be run any more.
  bool leave_out(Parts (*parts_of)(const Switches&)) {
    std::size_t chunk = parts_of(failure_.schedule).count;
    while (chunk > 0 && steps_ < kMostSteps) {
      const Switches all = failure_.schedule;
      const Parts parts = parts_of(all);
      chunk = std::min(chunk, parts.count);
      std::vector<Switches> candidates;
      for (std::size_t from = 0; from < parts.count; from += chunk)
        candidates.push_back(parts.without(from, std::min(from + chunk, parts.count)));
      const Result<bool> shorter = take_shortest(candidates);
      if (!shorter) return false;
      if (!*shorter) chunk /= 2;
    }
    return true;
  }

  /// A single switch may do, where the usual order comes and the schedule did not.
  void try_single_switches() {
    if (failure_.schedule.size() <= 1) return;
    const Result<SessionReport> report = run_session(host_, program_, {"record -"});
    if (!report) return;
    const auto most = static_cast<std::size_t>(kMostStepsOfSingle / std::max(1, failure_.steps));
    std::vector<Switches> candidates;
    for (const TraceStep& step : report->trace)
      for (int next = 0; next < failure_.threads && candidates.size() < most; ++next)
        if (next != step.thread) candidates.push_back({{step.thread, step.event, next}});
    (void)take_shortest(candidates);  // what was reached stays
  }

  const StageReport& least() const { return failure_; }

 private:
  /// Executes every candidate; is one of them shorter, and fails as the failure does?
  Result<bool> take_shortest(const std::vector<Switches>& candidates) {
    if (candidates.empty()) return false;
    std::vector<std::string> stages;
    for (const Switches& each : candidates) stages.push_back("replay " + write_schedule(each));
    const Result<SessionReport> report = run_session(host_, program_, stages);
    if (!report) return report.error();
    const StageReport* best = nullptr;
    for (const StageReport& stage : report->stages) {
      steps_ += stage.steps;
      if (same_failure(stage, failure_) && (!best || stage.schedule.size() < best->schedule.size()))
        best = &stage;
    }
    if (!best || best->schedule.size() >= failure_.schedule.size()) return false;
    failure_ = *best;
    return true;
  }

  Host& host_;
  const Program& program_;
  StageReport failure_;
  long steps_ = 0;
};

}  // namespace

bool same_failure(const StageReport& a, const StageReport& b) {
  return a.verdict == b.verdict && places(a) == places(b);
}

StageReport minimise(Host& host, const Program& program, StageReport failure) {
  Minimiser minimiser(host, program, std::move(failure));
  std::size_t before = 0;
  do {
    before = minimiser.least().schedule.size();
    for (const auto parts : {&threads_of, &returns_of, &switches_of})
      if (!minimiser.leave_out(parts)) return minimiser.least();
  } while (minimiser.least().schedule.size() < before);
  minimiser.try_single_switches();
  return minimiser.least();
}

}  // namespace ccgrade::explore

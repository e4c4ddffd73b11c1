#include "analyzers/explore/driver/minimise.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>

namespace ccgrade::explore {
namespace {

constexpr int kMostRounds = 400;

std::set<unsigned long> places(const StageReport& stage) {
  std::set<unsigned long> all;
  for (const PartyAt& party : stage.parties) all.insert(party.pc);
  return all;
}

using Departures = std::vector<std::string>;

Departures without(const Departures& all, std::size_t from, std::size_t count) {
  Departures rest(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(from));
  rest.insert(rest.end(),
              all.begin() + static_cast<std::ptrdiff_t>(std::min(from + count, all.size())),
              all.end());
  return rest;
}

/// Executes every candidate in one process; the shortest that fails as `failure` does, if any.
Result<std::optional<StageReport>> shortest(Host& host, const Program& program,
                                            const std::vector<Departures>& candidates,
                                            const StageReport& failure) {
  std::vector<std::string> stages;
  for (const Departures& each : candidates) stages.push_back("replay " + join_schedule(each));
  const Result<SessionReport> report = run_session(host, program, stages);
  if (!report) return report.error();
  std::optional<StageReport> best;
  const auto length = [](const StageReport& stage) {
    return split_schedule(stage.schedule).size();
  };
  for (const StageReport& stage : report->stages)
    if (same_failure(stage, failure) && (!best || length(stage) < length(*best))) best = stage;
  if (best && length(*best) >= length(failure)) best.reset();
  return best;
}

}  // namespace

std::vector<std::string> split_schedule(const std::string& schedule) {
  std::vector<std::string> departures;
  if (schedule == "-" || schedule.empty()) return departures;
  std::istringstream parts(schedule);
  for (std::string part; std::getline(parts, part, ',');) departures.push_back(part);
  return departures;
}

std::string join_schedule(const std::vector<std::string>& departures) {
  std::string all;
  for (const std::string& each : departures) all += (all.empty() ? "" : ",") + each;
  return all.empty() ? "-" : all;
}

bool same_failure(const StageReport& a, const StageReport& b) {
  return a.verdict == b.verdict && places(a) == places(b);
}

Result<StageReport> minimise(Host& host, const Program& program, StageReport failure) {
  std::size_t chunk = split_schedule(failure.schedule).size();
  for (int round = 0; round < kMostRounds && chunk > 0; ++round) {
    const Departures all = split_schedule(failure.schedule);
    chunk = std::min(chunk, all.size());
    std::vector<Departures> candidates;
    for (std::size_t from = 0; chunk > 0 && from < all.size(); from += chunk)
      candidates.push_back(without(all, from, chunk));
    if (candidates.empty()) break;
    const auto found = shortest(host, program, candidates, failure);
    if (!found) return found.error();
    if (*found)
      failure = **found;
    else
      chunk /= 2;
  }
  return failure;
}

}  // namespace ccgrade::explore

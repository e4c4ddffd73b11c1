#include "analyzers/explore/driver/placed_schedule.hpp"

#include <algorithm>

#include "analyzers/explore/driver/call_sites.hpp"
#include "analyzers/explore/driver/switches.hpp"

namespace ccgrade::explore {
namespace {

constexpr std::pair<char, const char*> kWays[] = {
    {'\0', "ready"}, {'t', "timed-out"}, {'s', "spurious"}};

std::string way_of(char letter) {
  return std::ranges::find(kWays, letter, &std::pair<char, const char*>::first)->second;
}
std::string letter_of(const std::string& way) {
  for (const auto& [letter, name] : kWays)
    if (way == name && letter) return std::string(1, letter);
  return "";
}

/// For the how manieth time the thread is there (pc 0: does such a thing). In the middle of a step,
/// the step was taken.
int visit_of(const Switch& departure, const DepartureAt& at, const std::vector<TraceStep>& trace) {
  const auto before = std::ranges::count_if(trace, [&](const TraceStep& step) {
    return step.thread == departure.thread && step.kind == at.op &&
           (at.pc == 0 || step.pc == at.pc) && step.event < departure.event;
  });
  return static_cast<int>(before) + (at.whom_to_wake ? 0 : 1);
}

using SitesBySymbol = std::map<std::string, std::vector<CallSite>>;

/// Null when there is none.
const CallSite* site_in(const SitesBySymbol& sites, const std::string& symbol, const auto& wanted) {
  const auto calls = sites.find(symbol);
  if (calls == sites.end()) return nullptr;
  const auto found = std::ranges::find_if(calls->second, wanted);
  return found == calls->second.end() ? nullptr : &*found;
}

std::string spelled(const PlacedSwitch& each, unsigned long pc) {
  return std::to_string(each.thread) + "@" + each.op + ":" + std::to_string(pc) + "#" +
         std::to_string(each.visit) + (each.whom_to_wake ? "w" : "") + ">" +
         std::to_string(each.next) + letter_of(each.how);
}

void name_place(PlacedSwitch& placed, const std::string& symbol, const CallSite& site) {
  placed.symbol = symbol;
  placed.file = site.file;
  placed.line = site.line;
  placed.text = site.text;
  placed.nth = site.nth;
}

/// The symbols of the switches, and those that differ from them in the numbers of lambdas only.
std::set<std::string> like_those_of(const std::vector<PlacedSwitch>& switches,
                                    const FunctionStarts& starts) {
  std::set<std::string> plain;
  for (const PlacedSwitch& each : switches) plain.insert(without_lambda_numbers(each.symbol));
  std::set<std::string> symbols;
  for (const auto& [start, symbol] : starts)
    if (plain.contains(without_lambda_numbers(symbol))) symbols.insert(symbol);
  return symbols;
}

/// Where another lambda came before, the place is in the only one like it that has such a line.
const CallSite* site_of(const PlacedSwitch& placed, const SitesBySymbol& sites) {
  const auto is_meant = [&](const CallSite& site) {
    return site.text == placed.text && site.nth == placed.nth;
  };
  if (const CallSite* site = site_in(sites, placed.symbol, is_meant)) return site;
  const CallSite* only = nullptr;
  for (const auto& [symbol, calls] : sites) {
    if (without_lambda_numbers(symbol) != without_lambda_numbers(placed.symbol)) continue;
    const CallSite* site = site_in(sites, symbol, is_meant);
    if (site && only) return nullptr;
    if (site) only = site;
  }
  return only;
}

}  // namespace

Result<std::vector<PlacedSwitch>> place_switches(Host& host, const std::string& program,
                                                 const StageReport& recorded,
                                                 const std::vector<TraceStep>& trace) {
  const Switches& departures = recorded.schedule;
  std::vector<PlacedSwitch> switches;
  if (departures.empty() || departures.size() != recorded.places.size()) return switches;
  const Result<FunctionStarts> starts = function_starts(host, program);
  if (!starts) return starts.error();
  std::set<std::string> symbols;
  for (const DepartureAt& at : recorded.places) symbols.insert(function_at(*starts, at.pc));
  symbols.erase("");  // of what the runtime does by itself
  const Result<SitesBySymbol> sites = call_sites(host, program, symbols);
  if (!sites) return sites.error();
  for (std::size_t i = 0; i < departures.size(); ++i) {
    DepartureAt at = recorded.places[i];
    const std::string symbol = function_at(*starts, at.pc);
    const CallSite* site =
        site_in(*sites, symbol, [&](const CallSite& each) { return each.pc == at.pc; });
    if (!site) at.pc = 0;  // a library's: what it does has to do
    const Switch& departure = departures[i];
    PlacedSwitch placed;
    placed.thread = departure.thread;
    placed.op = at.op;
    placed.visit = visit_of(departure, at, trace);
    placed.whom_to_wake = at.whom_to_wake;
    placed.next = departure.next;
    placed.how = way_of(departure.how);
    if (site) name_place(placed, symbol, *site);
    switches.push_back(std::move(placed));
  }
  return switches;
}

Result<std::string> find_places(Host& host, const std::string& program,
                                const std::vector<PlacedSwitch>& switches) {
  const Result<FunctionStarts> starts = function_starts(host, program);
  if (!starts) return starts.error();
  const Result<SitesBySymbol> sites = call_sites(host, program, like_those_of(switches, *starts));
  if (!sites) return sites.error();
  std::string places;
  for (const PlacedSwitch& each : switches) {
    const CallSite* site = site_of(each, *sites);
    if (!site && !each.symbol.empty())
      return Error{"the program has changed where the schedule switches threads: line " +
                       std::to_string(each.line) + " of " + each.file + " was \"" + each.text +
                       "\"; explore it again",
                   Blame::submission};
    places += (places.empty() ? "" : ",") + spelled(each, site ? site->pc : 0);
  }
  return places;
}

}  // namespace ccgrade::explore

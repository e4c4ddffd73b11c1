#include "analyzers/explore/driver/coverage.hpp"

#include <algorithm>

#include "analyzers/dynamic/symbols/symbolizer.hpp"

namespace ccgrade::explore {
namespace {

constexpr std::size_t kMostTold = 20;

/// Line 0 where the place is a library's.
Location place_of(const Symbolizer& symbols, unsigned long pc) {
  const std::vector<SourceFrame> frames = symbols.frames({pc + 1});
  const SourceFrame* own = user_frame(frames);
  return own ? Location{own->file, own->line, 0} : Location{};
}

/// Those that never came the other way round, where both lines are the program's.
Result<std::vector<OneWay>> tell_missing(Host& host, const Program& program,
                                         const std::vector<OrderedPair>& one_way) {
  std::set<unsigned long> returns;
  for (const OrderedPair& pair : one_way) returns.insert({pair.first + 1, pair.second + 1});
  Symbolizer symbols(host, program.path);
  if (const Status known = symbols.resolve(returns); !known) return known.error();
  std::vector<OneWay> told;
  for (const OrderedPair& pair : one_way) {
    const OneWay each{place_of(symbols, pair.first), place_of(symbols, pair.second)};
    if (each.first.line == 0 || each.second.line == 0 || told.size() == kMostTold) continue;
    if (std::ranges::find(told, each) == told.end()) told.push_back(each);
  }
  return told;
}

}  // namespace

Result<OrderCoverage> sum_up(Host& host, const Program& program,
                             const std::set<OrderedPair>& pairs) {
  OrderCoverage coverage;
  std::vector<OrderedPair> one_way;
  for (const OrderedPair& pair : pairs) {
    if (pair.first == pair.second) continue;
    const bool both = pairs.contains({pair.second, pair.first});
    if (both && pair.second < pair.first) continue;  // counted with the other
    ++coverage.pairs;
    coverage.both_orders += both;
    if (!both) one_way.push_back(pair);
  }
  Result<std::vector<OneWay>> missing = tell_missing(host, program, one_way);
  if (!missing) return missing.error();
  coverage.one_way = std::move(*missing);
  return coverage;
}

}  // namespace ccgrade::explore

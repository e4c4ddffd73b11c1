#include "analyzers/explore/driver/library_faults.hpp"

#include <algorithm>

#include "analyzers/dynamic/symbols/library_faults.hpp"

namespace ccgrade::explore {
std::vector<unsigned long> known_library_race(Host& host, const Program& program,
                                              const StageReport& failure) {
  if (failure.verdict != "race" || failure.parties.size() != 2) return {};
  const std::vector<unsigned long> both{failure.parties[0].pc, failure.parties[1].pc};
  Symbolizer symbols(host, program.path);
  if (!symbols.resolve({both[0] + 1, both[1] + 1})) return {};
  const bool inside = std::ranges::all_of(
      both, [&](unsigned long pc) { return inside_racy_library(symbols.frames({pc + 1})); });
  return inside ? both : std::vector<unsigned long>{};
}

}  // namespace ccgrade::explore

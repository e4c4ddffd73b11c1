#include "analyzers/explore/driver/library_faults.hpp"

#include <algorithm>

#include "analyzers/dynamic/symbols/library_faults.hpp"

namespace ccgrade::explore {

bool excuse_library(Host& host, Program& program, const StageReport& failure) {
  constexpr std::size_t kMostUnjudged = 30;  // the runtime has room for 32
  if (program.unjudged.size() >= kMostUnjudged) return false;
  if (failure.verdict != "race" || failure.parties.size() != 2) return false;
  const std::vector<unsigned long> both{failure.parties[0].pc, failure.parties[1].pc};
  Symbolizer symbols(host, program.path);
  if (!symbols.resolve({both[0] + 1, both[1] + 1})) return false;
  const bool inside = std::ranges::all_of(
      both, [&](unsigned long pc) { return inside_racy_library(symbols.frames({pc + 1})); });
  if (inside) program.unjudged.insert(program.unjudged.end(), both.begin(), both.end());
  return inside;
}

}  // namespace ccgrade::explore

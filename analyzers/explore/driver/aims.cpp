#include "analyzers/explore/driver/aims.hpp"

#include <algorithm>
#include <set>

#include "analyzers/dynamic/symbols/symbolizer.hpp"

namespace ccgrade::explore {
namespace {

bool is_at(const std::vector<SourceFrame>& frames, const Location& line) {
  return std::ranges::any_of(frames, [&](const SourceFrame& frame) {
    return frame.line == line.line && is_meant(frame.file, line.file);
  });
}

}  // namespace

bool is_meant(const std::string& path, const std::string& by) {
  if (by.empty() || !path.ends_with(by)) return false;
  return path.size() == by.size() || path[path.size() - by.size() - 1] == '/';
}

Result<Aims> find_aims(Host& host, const Program& program, const std::vector<Location>& lines) {
  Aims aims;
  if (lines.empty()) return aims;
  const Result<SessionReport> report = run_session(host, program, {"record -"});
  if (!report) return report.error();
  std::set<unsigned long> returns;
  for (const TraceStep& step : report->trace)
    if (step.pc) returns.insert(step.pc + 1);
  Symbolizer symbols(host, program.path);
  if (const Status known = symbols.resolve(returns); !known) return known.error();
  for (const Location& line : lines) {
    const std::size_t before = aims.places.size();
    for (const unsigned long place : returns)
      if (is_at(symbols.frames({place}), line)) aims.places.push_back(place - 1);
    if (aims.places.size() == before)
      aims.missed.push_back(line.file + ":" + std::to_string(line.line));
  }
  return aims;
}

}  // namespace ccgrade::explore

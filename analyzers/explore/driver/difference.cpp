#include "analyzers/explore/driver/difference.hpp"

#include <algorithm>

#include "analyzers/dynamic/symbols/symbolizer.hpp"

namespace ccgrade::explore {
namespace {

/// Objects may lie elsewhere without anything being different.
bool alike(const TraceStep& one, const TraceStep& other) {
  return one.thread == other.thread && one.kind == other.kind && one.wake == other.wake &&
         one.pc == other.pc;
}

/// " (bank.cpp:52)"; empty where it is not known.
std::string place_of(Host& host, const Program& program, const TraceStep& step) {
  Symbolizer symbols(host, program.path);
  if (step.pc == 0 || !symbols.resolve({step.pc + 1})) return "";
  const std::vector<SourceFrame> frames = symbols.frames({step.pc + 1});
  const SourceFrame* own = user_frame(frames);
  return own ? " (" + own->file + ":" + std::to_string(own->line) + ")" : "";
}

}  // namespace

std::optional<std::size_t> first_difference(const std::vector<TraceStep>& one,
                                            const std::vector<TraceStep>& other) {
  const auto [a, b] = std::ranges::mismatch(one, other, &alike);
  if (a == one.end() && b == other.end()) return std::nullopt;
  return static_cast<std::size_t>(a - one.begin());
}

std::optional<std::size_t> first_difference(const std::vector<TraceStep>& trace,
                                            const std::vector<unsigned>& marks,
                                            const std::vector<unsigned>& others) {
  const auto [a, b] = std::ranges::mismatch(marks, others);
  if (a == marks.end() && b == others.end()) return std::nullopt;
  auto left = a - marks.begin();
  for (std::size_t i = 0; i < trace.size(); ++i)
    if (trace[i].kind != "read" && trace[i].kind != "write" && left-- == 0) return i;
  return std::nullopt;
}

std::string tell_nondeterminism(Host& host, const Program& program, const Divergence& between) {
  const std::vector<TraceStep>& one = between.once;
  const std::vector<TraceStep>& other = between.again;
  const std::string text =
      "the program is nondeterministic: the same schedule went another way the second time";
  std::optional<std::size_t> at = first_difference(one, other);
  if (!at) at = first_difference(one, between.marks_once, between.marks_found);
  if (!at) return text;
  const TraceStep& step = *at < one.size() ? one[*at] : other[*at];
  return text + ", from step " + std::to_string(*at + 1) + " on" + place_of(host, program, step);
}

}  // namespace ccgrade::explore

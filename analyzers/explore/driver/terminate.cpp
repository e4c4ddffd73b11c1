#include "analyzers/explore/driver/terminate.hpp"

#include <algorithm>

namespace ccgrade::explore {
namespace {

bool is_of_thread(const SourceFrame& frame) {
  return frame.function.ends_with("thread::~thread") ||
         frame.function.ends_with("thread::operator=");
}

}  // namespace

StageReport explain_terminate(StageReport failure, const Symbolizer& symbols) {
  if (failure.verdict != "terminate") return failure;
  failure.verdict = "crash";
  if (failure.parties.empty()) return failure;
  const std::vector<SourceFrame> frames = symbols.frames({failure.parties.front().pc + 1});
  const bool in_library = !frames.empty() && !of_user(frames.front());
  if (in_library && std::ranges::any_of(frames, is_of_thread)) {
    failure.verdict = "leak";
    failure.message = "a std::thread is destroyed that was neither joined nor detached";
    std::ranges::reverse(failure.parties);
  } else {
    failure.parties.resize(1);
  }
  return failure;
}

}  // namespace ccgrade::explore

#include "analyzers/dynamic/execution/canary.hpp"

#include <algorithm>

namespace ccgrade {

bool is_canary(const std::vector<SourceFrame>& frames) {
  return std::ranges::any_of(
      frames, [](const SourceFrame& frame) { return frame.file.ends_with("canary.cpp"); });
}

std::string silenced(const std::string& tool) {
  return "detector-silenced: " + tool +
         " said nothing of the fault that the harness plants at the end of each run, so its "
         "silence "
         "on the submission means nothing";
}

}  // namespace ccgrade

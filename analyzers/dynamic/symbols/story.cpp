#include "analyzers/dynamic/symbols/story.hpp"

#include <algorithm>

namespace ccgrade {

bool Story::tell(Role role, const std::string& thread, const std::vector<unsigned long>& stack,
                 const std::string& what) {
  const std::vector<SourceFrame> frames = symbols_.frames(stack);
  const SourceFrame* frame = submission_frame(frames);
  if (!frame) return false;
  finding_.trail.push_back({frame->file, frame->line, thread, what + " in " + frame->function});
  const Site site{role, frame->file, frame->line, frame->function, {}};
  if (std::find(finding_.sites.begin(), finding_.sites.end(), site) == finding_.sites.end())
    finding_.sites.push_back(site);
  if (finding_.where.file.empty() && role != Role::holds)
    finding_.where = {frame->file, frame->line, frame->column};
  return true;
}

}  // namespace ccgrade

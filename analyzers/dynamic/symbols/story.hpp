#pragma once
#include <string>
#include <vector>

#include "analyzers/dynamic/symbols/symbolizer.hpp"

namespace ccgrade {

/// Tells a finding's story from stacks: each step becomes a line of its trail and a site, at the
/// innermost frame of the submission.
class Story {
 public:
  /// Both outlive the story; the symbolizer knows the stacks' addresses.
  Story(Finding& finding, const Symbolizer& symbols) : finding_(finding), symbols_(symbols) {}

  /// False when the stack never enters the submission: then nothing is added. The first step that
  /// is not about holding becomes the finding's `where`.
  bool tell(Role role, const std::string& thread, const std::vector<unsigned long>& stack,
            const std::string& what);

 private:
  Finding& finding_;
  const Symbolizer& symbols_;
};

}  // namespace ccgrade

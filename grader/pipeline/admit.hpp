#pragma once
#include <string>
#include <vector>

#include "grader/host/host.hpp"
#include "grader/model/challenge.hpp"
#include "grader/model/record.hpp"

namespace ccgrade {

/// A submission as it was read, or why it cannot be graded.
struct Admission {
  Submission submission;
  std::string refused;             ///< one sentence; empty when admitted
  std::vector<std::string> notes;  ///< what was left out, and why
};

/// Reads a submission's source files from a folder. Only regular files are opened, links are never
/// followed. An Error when the folder is not there; everything that is wrong inside it is a
/// refusal.
Result<Admission> admit(Host& host, const Challenge& challenge, const std::string& folder);

/// The same of a folder that holds changes alone: what it lacks of the challenge's files is as in
/// the folder `base`, and comes with the headers there. For content; a learner's submission is
/// whole.
Result<Admission> admit_changes(Host& host, const Challenge& challenge, const std::string& folder,
                                const std::string& base);

}  // namespace ccgrade

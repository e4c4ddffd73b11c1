#pragma once
#include <cstddef>
#include <memory>
#include <set>
#include <string>

#include "grader/pipeline/grade.hpp"

namespace ccgrade {

/// Tells on stderr how far a grading is: one line that rewrites itself on a terminal, one line per
/// finished step elsewhere.
std::unique_ptr<Progress> make_progress(bool animate);
std::unique_ptr<Progress> make_silent_progress();

/// The line that rewrites itself, cut to fit a terminal of so many columns without wrapping.
std::string progress_line(int done, const std::set<std::string>& running, std::size_t columns);

}  // namespace ccgrade

#pragma once
#include "grader/model/static_analysis.hpp"

namespace ccgrade {

/// One lock-order finding in a file whose name and lines have what needs care, and one file that
/// could not be analysed.
StaticAnalysis sample_analysis();

}  // namespace ccgrade

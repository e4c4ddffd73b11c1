#pragma once
#include "grader/model/report.hpp"

namespace ccgrade {

/// Every report that the build found in reports/, by name. Generated: see reports/CMakeLists.txt.
Reports make_all_reports();

}  // namespace ccgrade

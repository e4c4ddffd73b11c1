#pragma once
#include "analyzers/explore/driver/session.hpp"

namespace ccgrade::explore {

/// A race that the C++ library has with itself is not the program's: true when the failure is one
/// (symbols/library_faults.hpp knows them), and the program then lets its accesses pass.
bool excuse_library(Host& host, Program& program, const StageReport& failure);

}  // namespace ccgrade::explore

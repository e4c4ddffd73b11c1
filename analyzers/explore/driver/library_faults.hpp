#pragma once
#include <vector>

#include "analyzers/explore/driver/session.hpp"

namespace ccgrade::explore {

/// A race that the C++ library has with itself is not the program's: the accesses that the explorer
/// is to let pass. Empty where the failure is no such race (symbols/library_faults.hpp knows them).
std::vector<unsigned long> known_library_race(Host& host, const Program& program,
                                              const StageReport& failure);

}  // namespace ccgrade::explore

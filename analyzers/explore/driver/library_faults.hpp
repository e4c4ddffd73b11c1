#pragma once
#include <optional>
#include <vector>

#include "analyzers/explore/driver/session.hpp"

namespace ccgrade::explore {

/// A race that the C++ library has with itself is not the program's: the accesses that the explorer
/// is to let pass. Empty where the failure is no such race.
///
/// libstdc++ 12 gives back the lock of a std::atomic<std::shared_ptr> by a relaxed store after it
/// read the pointer, so that the next writer is not ordered after the reader
/// (bits/shared_ptr_atomic.h, _Sp_atomic::load).
std::vector<unsigned long> known_library_race(Host& host, const Program& program,
                                              const StageReport& failure);

}  // namespace ccgrade::explore

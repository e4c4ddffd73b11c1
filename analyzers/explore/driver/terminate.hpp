#pragma once
#include "analyzers/dynamic/symbols/symbolizer.hpp"
#include "analyzers/explore/driver/session.hpp"

namespace ccgrade::explore {

/// What a call of std::terminate means: a std::thread that is destroyed, or assigned to, while it
/// stands for a thread makes one, and then the failure is that the thread was not joined. Which
/// function makes the call only the program's lines can say.
StageReport explain_terminate(StageReport failure, const Symbolizer& symbols);

}  // namespace ccgrade::explore

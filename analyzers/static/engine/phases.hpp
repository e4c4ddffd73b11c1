#pragma once
#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

/// Do the two meet at one barrier? Then what they do may fall into phases that never overlap: in
/// which phase a place is, is not followed.
bool share_barrier(const Program& program, const FunctionSummary& one,
                   const FunctionSummary& other);

}  // namespace ccgrade

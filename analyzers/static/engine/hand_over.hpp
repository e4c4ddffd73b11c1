#pragma once
#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

/// Does a flag keep the two apart? Whoever comes first says under a lock that it is at work, lets
/// go of the lock and uses the object at `use`; the other waits, until what was said is taken back,
/// before it changes the object at `change`.
bool keeps_apart(const Program& program, const FunctionSummary& user, const Location& use,
                 const FunctionSummary& changer, const Location& change);

}  // namespace ccgrade

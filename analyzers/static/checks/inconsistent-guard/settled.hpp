#pragma once
// Accesses that nobody else can be beside, by what was said or is done on the way to them.
#include "analyzers/static/engine/members.hpp"

namespace ccgrade {

/// Has who reads without `guard` looked first at something that says that nobody writes any more? A
/// flag at which the writer looks under the guard, and leaves where it is set; or a count that the
/// writer takes one from, and that nobody ever raises. Both change under the guard alone. That the
/// reader goes on where it says so is taken for granted, unless it leaves where the flag is set.
bool is_final(const Program& program, const MemberUse& without, const MemberUse& write,
              const std::string& guard);

/// Does who reads leave unless a flag is set, and does nothing that comes behind the setting, or
/// runs beside it, come to the writer?
bool is_sealed(const Program& program, const MemberUse& without, const MemberUse& write);

/// The object is deleted on the way behind the access: whoever does so has it alone.
bool is_at_its_end(const MemberUse& use);

}  // namespace ccgrade

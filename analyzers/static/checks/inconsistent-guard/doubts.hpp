#pragma once
// Accesses without a member's guard that are probably wrong, where no witness says so.
#include "analyzers/static/checks/inconsistent-guard/member.hpp"

namespace ccgrade {

struct Doubt {
  const MemberUse* with = nullptr;  ///< a write with the guard
  const HeldLock* guard = nullptr;
  Chain without;  ///< to an access without it
  AccessPath path;
  bool writes = false;
};

/// A function that the program does not call reaches one place with the mutex held and without any,
/// by the branch it takes; and nobody who calls it can hold the mutex, which is private.
std::vector<Doubt> reached_both_ways(const Program& program, const Member& member);

/// A copy constructor that the program does not call reads the member of the object that it copies
/// with no lock held.
std::vector<Doubt> copied_without(const Program& program, const std::string& name,
                                  const Member& member);

}  // namespace ccgrade

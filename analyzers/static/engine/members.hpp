#pragma once
// The members of classes that lock mutexes of their own: who uses each, from the functions that
// others may call, and with which locks of the same object.
#include <map>

#include "analyzers/static/engine/accesses.hpp"
#include "analyzers/static/engine/entries.hpp"
#include "analyzers/static/engine/thread_lives.hpp"

namespace ccgrade {

struct MemberUse {
  const ReachedAccess* access = nullptr;
  const Entry* entry = nullptr;
  std::map<std::string, const HeldLock*> guards;  ///< locks of the same object, by family
  bool other_lock = false;                        ///< one more is held, or may be

  bool any_lock() const { return other_lock || !guards.empty(); }
};

/// Of the whole program. Refers to the program, and owns the entries that its uses point to.
class MemberUses {
 public:
  explicit MemberUses(const Program& program);
  MemberUses(const MemberUses&) = delete;

  /// By member: "Bank::accounts_", "Bank::accounts_[].balance".
  const std::map<std::string, std::vector<MemberUse>>& by_name() const { return uses_; }

 private:
  std::vector<Entry> entries_;
  std::map<std::string, std::vector<MemberUse>> uses_;
};

/// Whether one of the two comes only where the other's thread does not run.
bool never_meet(const MemberUse& a, const MemberUse& b, const ThreadLives& lives);

/// "Bank::accounts_[].balance" of a member of the object that a method is called on, of what type
/// ever; empty for other paths.
std::string member_of(const AccessPath& path);

}  // namespace ccgrade

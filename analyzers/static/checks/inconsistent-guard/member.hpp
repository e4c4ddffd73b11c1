#pragma once
// Who uses one member of a class that locks mutexes of its own, and who does without its guard.
#include <string>
#include <utility>
#include <vector>

#include "analyzers/static/engine/after_wait.hpp"
#include "analyzers/static/engine/members.hpp"
#include "analyzers/static/engine/thread_lives.hpp"

namespace ccgrade {

/// Both sides of a member whose guard is not always held.
struct Suspect {
  const MemberUse* with = nullptr;  ///< a write with the guard
  const HeldLock* guard = nullptr;
  const MemberUse* without = nullptr;
  std::size_t guarded = 0, all = 0;
};

/// Refers to all that it is made of.
class Member {
 public:
  Member(const Program& program, const ThreadLives& lives, const AfterWait& after_wait,
         const std::vector<MemberUse>& uses);

  /// Every access without the guard; one place may come more than once.
  std::vector<Suspect> suspects() const;

  /// Writes by somebody who holds nothing but locks for reading, and whom others may join.
  std::vector<const MemberUse*> writes_as_reader() const;

  const std::vector<MemberUse>& uses() const { return uses_; }

  /// A write with the guard, and the guard, where every write is made with it held; else nulls.
  std::pair<const MemberUse*, const HeldLock*> always_guarded_write() const;

 private:
  std::string best_guard() const;
  bool is_meant_as_guard() const;
  bool may_be_in_order(const MemberUse& without, const MemberUse& write) const;
  bool is_made_before(const MemberUse& use, const MemberUse& write) const;
  bool of_one_thread(const MemberUse& without, const MemberUse& write) const;

  const Program& program_;
  const ThreadLives& lives_;
  const AfterWait& after_wait_;
  const std::vector<MemberUse>& uses_;
  std::string guard_;                   ///< with which it is accessed most often; empty: none
  std::vector<const MemberUse*> with_;  ///< writes with the guard
  std::size_t guarded_ = 0, writes_ = 0;
};

}  // namespace ccgrade

#pragma once
// The lattice of the lockset analysis: what may be held at a point, and whether it is held on every
// path to it (then it is in the must-set too).
#include <functional>

#include "analyzers/static/frontend/flags.hpp"
#include "analyzers/static/frontend/paths.hpp"

namespace ccgrade::frontend {

enum class Ownership { no, yes, maybe };

/// A guard object (unique_lock and its relatives, or a container of them).
struct Guard {
  std::vector<AccessPath> locks;
  Ownership owned = Ownership::no;
  bool shared = false;
  bool operator==(const Guard&) const = default;
};

struct LockState {
  /// By exact path. An element of unknown index stands for all that a loop has locked.
  std::map<std::string, Held> held;
  /// By exact path, where each was unlocked last, on every path and with nothing after that could
  /// have locked it again.
  std::map<std::string, Location> unlocked;
  std::map<const clang::VarDecl*, Guard> guards;
  /// Calls on an object that may have let this thread in somewhere, by the object's exact path.
  std::map<std::string, Held> passed;
  std::set<std::string> nested;  ///< locked while they were held, by exact path
  std::set<std::string> handed;  ///< locks of guards that are returned, by exact path
  /// Where guards have adopted what the function has not locked, by exact path.
  std::map<std::string, Location> adopted;
  FlagValues flags;
  std::set<int> live;  ///< spawns whose threads may still run

  void hold(const Held& lock);
  /// Holds what somebody else has locked.
  void adopt(const Held& lock);
  void release(const AccessPath& lock, const Location& site);
  /// Marks a lock as held on some paths only.
  void doubt(const AccessPath& lock);
  std::vector<Held> held_now() const;
  std::vector<int> live_now() const { return {live.begin(), live.end()}; }

  /// Least upper bound. True when this state changed.
  bool join(const LockState& other);
  bool operator==(const LockState&) const = default;
};

std::string exact_key(const AccessPath& path);

}  // namespace ccgrade::frontend

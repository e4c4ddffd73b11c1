#pragma once
// The whole program as checks see it: the merged summaries of its units, and for each function what
// it acquires, itself and through its callees, in its own terms.
//
// Theory of operation. Summaries are composed bottom-up over the strongly connected components of
// the call graph (Tarjan 1972), as in RELAY (Voung et al. 2007) and Infer: an acquisition of a
// callee becomes one of the caller, with the actual arguments in place of the formal ones, and with
// what the caller holds at the call added to what is held. Within a component this is repeated
// until nothing new appears. A started thread inherits nothing: spawns are not composed but become
// activities, which may run at the same time as others (concurrency.hpp).
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/static/engine/held_locks.hpp"
#include "analyzers/static/engine/models.hpp"
#include "analyzers/static/engine/summary.hpp"

namespace ccgrade {

/// An acquisition reached from a function.
struct Effect {
  AccessPath lock;
  bool shared = false;
  std::string type;       ///< of the lock
  bool if_asked = false;  ///< what a caller has given may keep it from happening
  Chain chain;            ///< outermost call first, the acquisition last
  std::vector<HeldLock> held;
};

/// So many locks are held at a place of a program that anybody wrote. What is locked where more are
/// held is not looked at, and that is told.
inline constexpr std::size_t kMostHeld = 64;

struct Hop;
struct LibraryCall;
struct ReachedAccess;

class Program {
 public:
  /// Merges the units; of a function that several define (inline, template) the first one stands.
  Program(std::vector<UnitSummary> units, Models models);
  ~Program();
  Program(const Program&) = delete;

  const std::map<std::string, FunctionSummary>& functions() const { return functions_; }
  const Models& models() const { return models_; }
  const FunctionSummary* find(const std::string& usr) const;
  /// Everything a call may run: the function, and what overrides it.
  std::span<const FunctionSummary* const> targets(const std::string& usr) const;
  /// Can the object that `caller` runs on be one whose method `callee` is? Not if its class has a
  /// method of its own in the caller's place, which does not call the caller.
  bool may_run(const FunctionSummary& caller, const Call& call,
               const FunctionSummary& callee) const;
  /// For other threads, itself or through its callees.
  bool may_wait(const FunctionSummary& function) const { return waiting_.contains(function.usr); }
  /// The functions by components of the call graph, callees first.
  const std::vector<std::vector<std::string>>& bottom_up() const { return bottom_up_; }
  const std::vector<Effect>& effects(const std::string& usr) const;
  /// The library calls, and the accesses, of every function: itself, and through its callees
  /// (library_calls.hpp, accesses.hpp).
  const std::map<std::string, std::vector<LibraryCall>>& library_calls() const;
  const std::map<std::string, std::vector<ReachedAccess>>& accesses() const;
  /// What a function may unlock without having locked it, itself or through its callees.
  const std::vector<AccessPath>& unlocks(const std::string& usr) const;
  /// The effects of one call, in the caller's terms; the caller's held locks are added. Where the
  /// two together are too many, the effect is left out and `overfull`, where asked for, is set.
  std::vector<Effect> effects_of(const FunctionSummary& caller, const Call& call,
                                 bool* overfull = nullptr) const;
  /// Functions that lock something while they hold more than kMostHeld.
  const std::set<const FunctionSummary*>& overfull() const { return overfull_; }
  /// What a function itself holds somewhere: what calls have left locked is put in their place,
  /// and calls that turn out to be no gates are left out.
  std::vector<HeldLock> held_here(const FunctionSummary& function,
                                  const std::vector<Held>& held) const;

 private:
  void find_targets();
  void add_handed_calls();
  std::vector<HeldLock> held_where_called(const std::vector<Hop>& way) const;
  void find_waiting();
  bool is_gate(const Held& held) const;
  /// What the call that a Held tells of has left locked, in the caller's terms.
  std::vector<HeldLock> left_by(const FunctionSummary& function, const Held& held) const;
  void note_left_by_calls(const FunctionSummary& function);
  bool may_unlock(const FunctionSummary& function, const AccessPath& lock) const;
  std::vector<AccessPath> unlocked_by(const Call& call) const;
  void compose();
  void settle_locks(const FunctionSummary& function);
  bool extend(const FunctionSummary& function);

  Models models_;
  std::map<std::string, FunctionSummary> functions_;
  std::unordered_map<std::string, std::vector<const FunctionSummary*>> targets_;
  std::vector<std::vector<std::string>> bottom_up_;
  std::set<std::string> waiting_;  ///< functions that may wait for other threads
  /// Of calls that are made by handing the callee over, by the `via` that their `held` names.
  std::map<std::string, std::vector<Hop>> ways_;
  std::map<std::string, std::vector<Effect>> effects_;
  std::map<std::string, std::vector<HeldLock>> leaves_;
  /// What calls of functions without an object may have left locked, somewhere in a function.
  std::map<std::string, std::vector<HeldLock>> left_by_calls_;
  std::map<std::string, std::vector<AccessPath>> unlocks_;
  std::set<const FunctionSummary*> overfull_;
  std::unique_ptr<const std::map<std::string, std::vector<LibraryCall>>> library_calls_;
  std::unique_ptr<const std::map<std::string, std::vector<ReachedAccess>>> accesses_;
};

/// The function that the program begins with.
bool is_main(const FunctionSummary& function);
/// A method that code outside of the program may call, of an object that is made.
bool is_open(const FunctionSummary& function);

}  // namespace ccgrade

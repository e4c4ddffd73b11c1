#pragma once
// What functions reach, composed bottom-up like the acquisitions (program.hpp): what a callee does
// becomes the caller's, in the caller's terms, with what the caller holds at the call added.
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/program.hpp"
#include "analyzers/static/engine/substitute.hpp"

namespace ccgrade {

/// Where something is reached, and with which locks. Gates are none.
struct Reached {
  Chain chain;  ///< outermost call first, the thing itself last
  HeldLocks held;
  bool gated = false;   ///< it may be behind a gate on the way
  bool let_in = false;  ///< it surely is: of a semaphore, or of a lock of the program's own

  const Location& site() const { return chain.back().site; }
  const FunctionSummary& function() const { return *chain.back().function; }
};

/// Text that tells two reached things apart by their place and the locks around them.
std::string key_of(const Reached& reached);

/// The locks that are held, in the function's terms; gates are left out.
std::vector<HeldLock> locks_held(const Program& program, const FunctionSummary& function,
                                 const std::vector<Held>& held);

/// The locks that are held, and whether a semaphore or the like may, or surely does, let only some
/// threads in here.
struct Surroundings {
  std::vector<HeldLock> locks;
  bool gated = false, let_in = false;
};
Surroundings surroundings(const Program& program, const FunctionSummary& function,
                          const std::vector<Held>& held);

/// A call of a function, as what reads its summary sees it: what the callee reaches, in the terms
/// of a caller that holds `outer` at the call.
class AtCall {
 public:
  AtCall(const FunctionSummary& caller, const Call& call, const FunctionSummary& callee,
         const Surroundings& outer);

  const Binding& binding() const { return bind_; }
  Reached in_callers_terms(const Reached& inner);

 private:
  HeldLocks held(const HeldLocks& inner);

  Frame frame_;
  Binding bind_;
  const Surroundings& outer_;
  std::map<const void*, HeldLocks> known_;  ///< by the identity of what the callee holds
};

/// A Kind has
///   Item, which derives from Reached;
///   `std::vector<Item> own(const Program&, const FunctionSummary&)`: what a function does itself;
///   `bool rebind(Item&, const Binding&)`: its paths in a caller's terms; false when nothing of the
///   caller's is meant by them any more, so that it need not be told;
///   `std::string key(const Item&)`: what tells it from others, its place and locks apart;
///   kMost: items of one function. What is cut is missed, never accused.
template <class Kind>
using Composed = std::map<std::string, std::vector<typename Kind::Item>>;

/// Gives `add` what the callee of a call reaches, in the caller's terms, from its `from`th item on.
template <class Kind, class Add>
void take_items(const Kind& kind, const std::vector<typename Kind::Item>& of_callee,
                std::size_t from, AtCall at, Add add) {
  const std::size_t end = of_callee.size();
  for (std::size_t i = from; i < end; ++i) {
    auto item = of_callee[i];  // `add` may lengthen the list: a function that calls itself
    if (item.chain.size() >= kLongestChain) continue;
    static_cast<Reached&>(item) = at.in_callers_terms(item);
    if (kind.rebind(item, at.binding())) add(std::move(item));
  }
}

/// What a call reaches, in the caller's terms.
template <class Kind>
std::vector<typename Kind::Item> items_of(const Program& program, const Kind& kind,
                                          const Composed<Kind>& known,
                                          const FunctionSummary& caller, const Call& call) {
  std::vector<typename Kind::Item> items;
  const Surroundings outer = surroundings(program, caller, call.held);
  for (const FunctionSummary* callee : program.targets(call.callee))
    if (const auto found = known.find(callee->usr);
        found != known.end() && program.may_run(caller, call, *callee))
      take_items(kind, found->second, 0, AtCall(caller, call, *callee, outer),
                 [&](typename Kind::Item item) { items.push_back(std::move(item)); });
  return items;
}

/// Composes one component of the call graph whose callees are known. Functions that call each other
/// are looked at in turn until nothing new appears, each time at what is new in their callees alone
/// (semi-naive evaluation).
template <class Kind>
class ComponentComposer {
 public:
  ComponentComposer(const Program& program, const Kind& kind, Composed<Kind>& known)
      : program_(program), kind_(kind), known_(known) {}

  void run(const std::vector<std::string>& component) {
    for (const std::string& usr : component) {
      const FunctionSummary& function = *program_.find(usr);
      for (auto& own : kind_.own(program_, function)) add(function, std::move(own));
    }
    do {
      grew_ = false;
      for (const std::string& usr : component) take_from_callees(*program_.find(usr));
    } while (grew_);
  }

 private:
  void take_from_callees(const FunctionSummary& function) {
    for (const Call& call : function.calls) {
      const auto callees = program_.targets(call.callee);
      if (callees.empty()) continue;
      const Surroundings outer = surroundings(program_, function, call.held);
      for (const FunctionSummary* callee : callees) {
        const auto found = known_.find(callee->usr);
        if (found == known_.end() || !program_.may_run(function, call, *callee)) continue;
        std::size_t& taken = taken_[{&call, callee}];
        const std::size_t from = std::exchange(taken, found->second.size());
        take_items(kind_, found->second, from, AtCall(function, call, *callee, outer),
                   [&](typename Kind::Item item) { add(function, std::move(item)); });
      }
    }
  }
  void add(const FunctionSummary& function, typename Kind::Item item) {
    auto& items = known_[function.usr];
    if (items.size() >= Kind::kMost) return;
    if (!seen_[&function].insert(kind_.key(item) + key_of(item)).second) return;
    items.push_back(std::move(item));
    grew_ = true;
  }

  const Program& program_;
  const Kind& kind_;
  Composed<Kind>& known_;
  std::map<std::pair<const Call*, const FunctionSummary*>, std::size_t> taken_;
  std::map<const FunctionSummary*, std::set<std::string>> seen_;
  bool grew_ = false;
};

template <class Kind>
Composed<Kind> compose(const Program& program, const Kind& kind) {
  Composed<Kind> known;
  for (const auto& [usr, function] : program.functions()) known[usr];
  for (const auto& component : program.bottom_up())
    ComponentComposer<Kind>(program, kind, known).run(component);
  return known;
}

}  // namespace ccgrade

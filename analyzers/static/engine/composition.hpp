#pragma once
// What functions reach, composed bottom-up like the acquisitions (program.hpp): what a callee does
// becomes the caller's, in the caller's terms, with what the caller holds at the call added.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/program.hpp"
#include "analyzers/static/engine/substitute.hpp"

namespace ccgrade {

/// Where something is reached, and with which locks. Gates are none.
struct Reached {
  std::vector<Frame> chain;  ///< outermost call first, the thing itself last
  std::vector<HeldLock> held;
  bool gated = false;  ///< it may be behind a gate on the way

  const Location& site() const { return chain.back().site; }
  const FunctionSummary& function() const { return *chain.back().function; }
};

/// Text that tells two reached things apart by their place and the locks around them.
std::string key_of(const Reached& reached);

/// The locks that are held, in the function's terms; gates are left out.
std::vector<HeldLock> locks_held(const Program& program, const FunctionSummary& function,
                                 const std::vector<Held>& held);

/// The locks that are held, and whether a semaphore or the like may let only some threads in here.
struct Surroundings {
  std::vector<HeldLock> locks;
  bool gated = false;
};
Surroundings surroundings(const Program& program, const FunctionSummary& function,
                          const std::vector<Held>& held);

/// Puts `inner`, which `callee` reaches, into the terms of a caller that holds `outer` at the call.
Reached in_callers_terms(const Reached& inner, const Frame& call, const Binding& bind,
                         const std::vector<HeldLock>& outer);

/// A Kind has
///   Item, which derives from Reached;
///   `std::vector<Item> own(const Program&, const FunctionSummary&)`: what a function does itself;
///   `bool rebind(Item&, const Binding&)`: its paths in a caller's terms; false when nothing of the
///   caller's is meant by them any more, so that it need not be told;
///   `std::string key(const Item&)`: what tells it from others, its place and locks apart;
///   kMost: items of one function. What is cut is missed, never accused.
template <class Kind>
using Composed = std::map<std::string, std::vector<typename Kind::Item>>;

/// What a call reaches, in the caller's terms.
template <class Kind>
std::vector<typename Kind::Item> items_of(const Program& program, const Kind& kind,
                                          const Composed<Kind>& known,
                                          const FunctionSummary& caller, const Call& call) {
  constexpr std::size_t kLongestChain = 12;
  std::vector<typename Kind::Item> items;
  const Surroundings outer = surroundings(program, caller, call.held);
  for (const FunctionSummary* callee : program.targets(call.callee)) {
    const auto found = known.find(callee->usr);
    if (found == known.end()) continue;
    const Binding bind(*callee, call);
    for (const auto& inner : found->second) {
      if (inner.chain.size() >= kLongestChain) continue;
      auto item = inner;
      static_cast<Reached&>(item) =
          in_callers_terms(inner, {&caller, call.site, callee->name}, bind, outer.locks);
      item.gated |= outer.gated;
      if (kind.rebind(item, bind)) items.push_back(std::move(item));
    }
  }
  return items;
}

template <class Kind>
Composed<Kind> compose(const Program& program, Kind kind) {
  using Item = typename Kind::Item;
  Composed<Kind> known;
  const auto extend = [&](const FunctionSummary& function) {
    std::vector<Item> items;
    std::set<std::string> seen;
    const auto add = [&](Item item) {
      if (items.size() < Kind::kMost && seen.insert(kind.key(item) + key_of(item)).second)
        items.push_back(std::move(item));
    };
    for (Item& own : kind.own(program, function)) add(std::move(own));
    for (const Call& call : function.calls)
      for (Item& item : items_of(program, kind, known, function, call)) add(std::move(item));
    auto& before = known[function.usr];
    const bool grew = items.size() > before.size();
    before = std::move(items);
    return grew;
  };
  for (const auto& component : program.bottom_up())
    for (bool grew = true; grew;) {
      grew = false;
      for (const std::string& usr : component) grew |= extend(*program.find(usr));
      grew = grew && component.size() > 1;
    }
  return known;
}

}  // namespace ccgrade

#include "analyzers/static/checks/unguarded-shared-write/side.hpp"

#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/concurrency.hpp"

namespace ccgrade {
namespace {

bool contains(const std::vector<int>& numbers, int number) {
  return std::ranges::count(numbers, number) > 0;
}

bool is_unknown(const Program& program, const Call& call) {
  return program.targets(call.callee).empty() && !program.models().function(call.name);
}

/// What a function may do to be in order with others: itself, and in all that it calls.
void note_order(const Program& program, const FunctionSummary& function, Side& side,
                std::set<std::string>& seen) {
  if (!seen.insert(function.usr).second) return;
  side.waits |= function.waits;
  side.atomics |= std::ranges::any_of(function.accesses, &Access::atomic);
  for (const Call& call : function.calls) {
    const FunctionModel* model = program.models().function(call.name);
    // What the starter joins is no more alive: `live` tells.
    side.waits |= model && (model->waits || (model->joins && side.spawn >= 0));
    side.unknown |= is_unknown(program, call);
    for (const FunctionSummary* callee : program.targets(call.callee))
      note_order(program, *callee, side, seen);
  }
}

void note_call(const Program& program, const FunctionSummary& starter, const Call& call,
               Side& side) {
  std::set<std::string> seen;
  for (const FunctionSummary* callee : program.targets(call.callee))
    note_order(program, *callee, side, seen);
  side.unknown |= is_unknown(program, call);
  for (const Effect& effect : program.effects_of(starter, call))
    side.locks.insert(family(effect.lock));
}

/// The starter's own thread is one side: what it does anywhere may put it in order.
Side own_side(const Program& program, const FunctionSummary& starter) {
  Side side;
  std::set<std::string> seen;
  note_order(program, starter, side, seen);
  for (const Effect& effect : program.effects(starter.usr)) side.locks.insert(family(effect.lock));
  return side;
}

void drop_private(const FunctionSummary& starter, std::vector<ReachedAccess>& accesses) {
  std::erase_if(accesses,
                [&](const ReachedAccess& access) { return thread_private(starter, access.path); });
}

}  // namespace

std::vector<Side> sides_of(const Program& program, const FunctionSummary& starter) {
  std::vector<Side> sides;
  for (std::size_t i = 0; i < starter.spawns.size(); ++i) {
    const Call& call = starter.spawns[i].call;
    Side side;
    side.spawn = static_cast<int>(i);
    side.live = call.live;
    side.accesses = accesses_of(program, starter, call);
    note_call(program, starter, call, side);
    sides.push_back(std::move(side));
  }
  const Side own = own_side(program, starter);
  const auto add_own = [&](const std::vector<int>& live, std::vector<ReachedAccess> accesses) {
    if (live.empty()) return;
    Side side = own;
    side.live = live;
    side.accesses = std::move(accesses);
    sides.push_back(std::move(side));
  };
  for (const Access& access : starter.accesses)
    if (!access.atomic) add_own(access.live, {own_access(program, starter, access)});
  for (const Call& call : starter.calls) add_own(call.live, accesses_of(program, starter, call));
  for (Side& side : sides) drop_private(starter, side.accesses);
  return sides;
}

bool concurrent(const Side& a, const Side& b) {
  if (&a == &b) return a.spawn >= 0 && contains(a.live, a.spawn);
  return (a.spawn >= 0 && contains(b.live, a.spawn)) || (b.spawn >= 0 && contains(a.live, b.spawn));
}

}  // namespace ccgrade

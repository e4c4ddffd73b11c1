#pragma once
#include "analyzers/explore/runtime/arena.hpp"
#include "analyzers/explore/runtime/schedule.hpp"
#include "strategy.hpp"

namespace ccgrade::explore {

/// The strategy of this name: "usual" (no departure at all), "random:20" (switches at 20 % of the
/// points), "pct:3" (bugs of depth 3), "pos", "surw", "dfs" (everything; "dfs-unreduced": more
/// slowly), "directed" (threads meet at the aims, addresses of calls). Null for another name. Lives
/// as long as the arena, and uses the aims as long.
Strategy* make_strategy(const char* name, const Vec<std::uintptr_t>& aims, Arena& lasting);

/// Follows a schedule. Where it asks for what is impossible, the default happens, and `missed`
/// counts it.
Strategy* make_replay(const Schedule& schedule, std::uint32_t& missed, Arena& lasting);

/// The same for a schedule whose departures are named by places.
Strategy* make_replay(const PlacedSchedule& schedule, std::uint32_t& missed, Arena& lasting);

}  // namespace ccgrade::explore

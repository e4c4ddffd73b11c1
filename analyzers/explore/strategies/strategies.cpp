#include "strategies.hpp"

#include <cstdlib>
#include <cstring>
#include <new>

#include "dfs.hpp"
#include "directed.hpp"
#include "lockstep.hpp"
#include "pct.hpp"
#include "placed.hpp"
#include "pos.hpp"
#include "random.hpp"
#include "replay.hpp"
#include "surw.hpp"
#include "usual.hpp"

namespace ccgrade::explore {
namespace {

template <class S, class... Arguments>
Strategy* make(Arena& arena, Arguments&&... arguments) {
  void* memory = arena.allocate(sizeof(S));
  if (!memory) out_of_runtime_memory();
  return new (memory) S(static_cast<Arguments&&>(arguments)...);
}

/// The number after "name:", or null when the text does not begin so.
bool names(const char* text, const char* name, unsigned& number) {
  const std::size_t length = std::strlen(name);
  if (std::strncmp(text, name, length) != 0) return false;
  if (text[length] == ':') number = static_cast<unsigned>(std::atoi(text + length + 1));
  return text[length] == ':' || text[length] == 0;
}

}  // namespace

Strategy* make_strategy(const char* name, const Vec<std::uintptr_t>& aims, Arena& lasting) {
  unsigned percent = 20;
  unsigned depth = 3;
  unsigned none = 0;
  if (names(name, "usual", none)) return make<Usual>(lasting);
  if (names(name, "random", percent)) return make<Random>(lasting, percent);
  if (names(name, "pct", depth)) return make<Pct>(lasting, depth, lasting);
  if (names(name, "directed", none)) return make<Directed>(lasting, aims, lasting);
  if (names(name, "surw", none)) return make<Surw>(lasting, lasting);
  if (names(name, "dfs", none)) return make<Dfs>(lasting, true, lasting);
  if (names(name, "dfs-unreduced", none)) return make<Dfs>(lasting, false, lasting);
  if (names(name, "lockstep", none)) return make<Lockstep>(lasting, lasting);
  if (names(name, "pos", none)) return make<Pos>(lasting, lasting);
  return nullptr;
}

Strategy* make_replay(const Schedule& schedule, std::uint32_t& missed, Arena& lasting) {
  return make<Replay>(lasting, schedule, missed);
}

Strategy* make_replay(const PlacedSchedule& schedule, std::uint32_t& missed, Arena& lasting) {
  return make<Placed>(lasting, schedule, missed, lasting);
}

}  // namespace ccgrade::explore

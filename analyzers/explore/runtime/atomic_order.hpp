#pragma once
#include "access.hpp"
#include "execution.hpp"

namespace ccgrade::explore {

// What atomic operations order: the edges that C++20 gives (31.4), among them release sequences.

inline bool acquires(int order) {
  return order == __ATOMIC_ACQUIRE || order == __ATOMIC_CONSUME || order == __ATOMIC_ACQ_REL ||
         order == __ATOMIC_SEQ_CST;
}
inline bool releases(int order) {
  return order == __ATOMIC_RELEASE || order == __ATOMIC_ACQ_REL || order == __ATOMIC_SEQ_CST;
}

inline void acquire(Thread& me, const void* object, int order) {
  const VectorClock& published = the_execution->races().published_at(object);
  Arena& arena = the_execution->arena();
  VectorClock& known = acquires(order) ? me.clock : me.acquire_pending;
  known.join(arena, published);
  known.join(arena, the_execution->races().unseen());
}

/// `update`: a read-modify-write, which continues the release sequence of the store it replaces.
inline void release(Thread& me, const void* object, int order, bool update) {
  VectorClock& published = the_execution->races().published_at(object);
  Arena& arena = the_execution->arena();
  if (!update) published.forget();
  if (!releases(order)) {
    published.join(arena, me.release_fence);
    return;
  }
  published.join(arena, me.clock);
  me.clock.set(arena, me.id, me.tick() + 1);
}

inline std::uintptr_t living(const void* object, std::uintptr_t pc) {
  const auto at = reinterpret_cast<std::uintptr_t>(object);
  check_alive(at, pc);
  return at;
}

inline void note_atomic(const void* object, std::size_t size, bool write, std::uintptr_t pc) {
  note_access({living(object, pc), size, write, true, pc});
}

}  // namespace ccgrade::explore

#include "races.hpp"

#include "shared_code.hpp"
#include "thread.hpp"

namespace ccgrade::explore {
namespace {

std::uint8_t mask_of(unsigned first, unsigned size) {
  return static_cast<std::uint8_t>(((1u << size) - 1) << first);
}

}  // namespace

Races::Race Races::check(const Thread& thread, const Cell& cell, const Access& now,
                         bool& shared) const {
  for (std::uint32_t i = 0; i < cell.count; ++i) {
    const Access& before = cell.accesses[i];
    if (before.thread == now.thread || !(before.mask & now.mask)) continue;
    shared = true;
    mark_shared(before.pc);
    if (!(before.write || now.write) || (before.atomic && now.atomic)) continue;
    if (before.tick <= thread.clock.at(before.thread)) continue;
    return {true, {before.thread, before.pc}, before.write};
  }
  return {};
}

/// Drops what `now` makes superfluous: whoever would race with that later would race with `now`
/// too.
void Races::remember(const Thread& thread, Cell& cell, const Access& now) {
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < cell.count; ++i) {
    const Access& before = cell.accesses[i];
    const bool covered = (before.mask & ~now.mask) == 0 && (now.write || !before.write) &&
                         (before.atomic || !now.atomic);
    const bool ordered =
        before.thread == now.thread || before.tick <= thread.clock.at(before.thread);
    // Reads of several threads stay apart: a later write may be ordered after some of them only.
    if (covered && ordered && (now.write || before.thread == now.thread)) continue;
    cell.accesses[kept++] = before;
  }
  cell.count = kept;
  if (cell.count == cell.capacity) {
    const std::uint32_t capacity = cell.capacity ? cell.capacity * 2 : 2;
    auto* grown = allocate<Access>(arena_, capacity);
    for (std::uint32_t i = 0; i < cell.count; ++i) grown[i] = cell.accesses[i];
    cell.accesses = grown;
    cell.capacity = capacity;
  }
  cell.accesses[cell.count++] = now;
}

Races::Race Races::access(const Thread& thread, const MemoryAccess& what, bool& shared) {
  Race found;
  std::uintptr_t at = what.address;
  std::size_t left = what.size;
  while (left > 0) {
    const unsigned first = at & 7;
    const unsigned size = static_cast<unsigned>(left < 8 - first ? left : 8 - first);
    Cell& cell = cells_[at >> 3];
    const Access now{thread.tick(),        static_cast<std::uint16_t>(thread.id),
                     mask_of(first, size), what.write,
                     what.atomic,          what.pc};
    if (const Race race = check(thread, cell, now, shared); race.found) found = race;
    remember(thread, cell, now);
    at += size;
    left -= size;
  }
  if (shared) mark_shared(what.pc);
  return found;
}

Races::Race Races::release_memory(const Thread& thread, std::uintptr_t from, std::size_t size,
                                  std::uintptr_t pc, bool check_it) {
  Race found;
  for (std::uintptr_t key = from >> 3; key <= (from + size - 1) >> 3; ++key) {
    Cell* cell = cells_.find(key);
    if (VectorClock* published = syncs_.find(key << 3)) published->forget();
    if (!cell || cell->count == 0) continue;
    const Access now{thread.tick(), static_cast<std::uint16_t>(thread.id), 0xff, true, false, pc};
    bool shared = false;
    if (check_it && !found.found) found = check(thread, *cell, now, shared);
    cell->count = 0;
  }
  return found;
}

}  // namespace ccgrade::explore

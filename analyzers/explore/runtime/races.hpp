#pragma once
#include "outcome.hpp"
#include "vector_clock.hpp"

namespace ccgrade::explore {

struct Thread;

/// What one instruction does to memory.
struct MemoryAccess {
  std::uintptr_t address;
  std::size_t size;
  bool write;
  bool atomic;
  std::uintptr_t pc;
};

/// Data races by happens-before (vector clocks as in FastTrack, Flanagan and Freund 2009), exact
/// for the execution: accesses are kept per 8 bytes until a later one makes them superfluous, and
/// two that overlap, of which one writes, one is not atomic and neither happens before the other,
/// are a race. One object serves all executions.
class Races {
 public:
  Races(Arena& lasting, Arena& per_run) : arena_(per_run), cells_(lasting), syncs_(lasting) {}

  /// Another execution begins.
  void clear() { cells_.clear(), syncs_.clear(), unseen_ = {}; }

  /// Two accesses that race: the earlier, then this one.
  struct Race {
    bool found = false;
    Party earlier;
    bool earlier_writes = false;
  };
  /// Takes note of the access; `shared` tells whether another thread touched the place before.
  Race access(const Thread& thread, const MemoryAccess& what, bool& shared);

  /// Like a write of the whole range, after which nothing is known of it.
  Race release_memory(const Thread& thread, std::uintptr_t from, std::size_t size,
                      std::uintptr_t pc, bool check);

  /// What was published at the address of a lock or an atomic.
  VectorClock& published_at(const void* object) {
    return syncs_[reinterpret_cast<std::uintptr_t>(object)];
  }

  /// What threads published by code that does not tell its accesses: any atomic may carry it.
  VectorClock& unseen() { return unseen_; }

 private:
  struct Access {
    Tick tick;
    std::uint16_t thread;
    std::uint8_t mask;  ///< which of the cell's bytes
    bool write : 1;
    bool atomic : 1;
    std::uintptr_t pc;
  };
  struct Cell {
    Access* accesses = nullptr;
    std::uint32_t count = 0;
    std::uint32_t capacity = 0;
  };

  Race check(const Thread& thread, const Cell& cell, const Access& now, bool& shared) const;
  void remember(const Thread& thread, Cell& cell, const Access& now);

  Arena& arena_;
  AddressMap<Cell> cells_;
  AddressMap<VectorClock> syncs_;
  VectorClock unseen_;
};

}  // namespace ccgrade::explore

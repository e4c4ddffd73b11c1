#pragma once
#include <cstddef>
#include <cstdint>

namespace ccgrade::explore {

/// What is known of the 16 bytes around an address of the heap.
enum class HeapState : unsigned char { unused, allocated, freed };

constexpr std::uintptr_t kHeapStart = 0x2000'0000'0000;
constexpr std::size_t kHeapSize = std::size_t{8} << 30;
constexpr std::uintptr_t kHeapStates = kHeapStart + kHeapSize;

inline bool in_heap(std::uintptr_t address) {
  return address - kHeapStart < kHeapSize;
}
/// Of an address in the heap.
inline HeapState heap_state(std::uintptr_t address) {
  return *reinterpret_cast<const HeapState*>(kHeapStates + ((address - kHeapStart) >> 4));
}

/// Behind what was ever given out of the heap, or of its states, when `start` is where one of them
/// begins; for every other region its end.
char* end_of_use(char* start, char* end);

/// Who freed the block of which this address is part.
struct Freed {
  int thread;
  std::uintptr_t pc;
};
Freed freed_by(std::uintptr_t address);

}  // namespace ccgrade::explore

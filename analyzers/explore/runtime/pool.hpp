#pragma once
#include <cstdint>

#include "arena.hpp"

namespace ccgrade::explore {

constexpr std::size_t kMainStack = 8 << 20;  ///< bytes, as Linux gives it

/// Stacks and thread pointers to run fibers on. They are borrowed from real threads that sleep for
/// ever: only those have everything that the C library keeps for a thread. Made before the first
/// execution, used by each execution in the same order.
class Pool {
 public:
  explicit Pool(Arena& lasting) : slots_(lasting) {}

  /// Makes real threads until there are `count`. False when the system refuses.
  bool make(int count);

  /// The slot for an execution's n-th thread besides the main one; -1 when there are not as many.
  int slot(int n) const { return n < static_cast<int>(slots_.size()) ? n : -1; }
  void* stack_top(int slot) const { return slots_[static_cast<std::size_t>(slot)].stack_top; }
  unsigned long thread_pointer(int slot) const {
    return slots_[static_cast<std::size_t>(slot)].thread_pointer;
  }
  void* main_stack_top() const { return main_stack_top_; }
  /// Of each slot: what lies below its thread pointer, its stack and its thread_local objects.
  std::size_t size_of_slot() const { return size_of_slot_; }
  /// False where no slot is.
  bool may_hold(std::uintptr_t address) const {
    return address >= lowest_ - size_of_slot_ && address < highest_;
  }

 private:
  struct Slot {
    void* stack_top;
    unsigned long thread_pointer;
  };
  Vec<Slot> slots_;
  void* main_stack_top_ = nullptr;
  std::size_t size_of_slot_ = 0;
  std::uintptr_t lowest_ = UINTPTR_MAX;  ///< of the thread pointers …
  std::uintptr_t highest_ = 0;           ///< … and the other end
};

}  // namespace ccgrade::explore

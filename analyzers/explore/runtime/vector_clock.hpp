#pragma once
#include <algorithm>

#include "arena.hpp"

namespace ccgrade::explore {

using Tick = std::uint32_t;

/// What a thread knows of every thread's progress (Mattern 1988). Threads it never heard of are at
/// 0. With it goes the length of the longest chain of steps that came before: what no number of
/// cores makes shorter (the span; Blumofe and Leiserson 1999). Trivially copyable; the ticks lie in
/// the execution's arena.
class VectorClock {
 public:
  Tick at(int thread) const { return thread < size_ ? ticks_[thread] : 0; }

  void set(Arena& arena, int thread, Tick tick) {
    reserve(arena, thread + 1);
    ticks_[thread] = tick;
  }
  /// One more step of the thread whose clock this is.
  void lengthen() { ++length_; }
  std::uint64_t length() const { return length_; }

  /// Learns everything that `other` knows.
  void join(Arena& arena, const VectorClock& other) {
    reserve(arena, other.size_);
    for (int i = 0; i < other.size_; ++i) ticks_[i] = std::max(ticks_[i], other.ticks_[i]);
    length_ = std::max(length_, other.length_);
  }
  /// Becomes `other`.
  void assign(Arena& arena, const VectorClock& other) {
    forget();
    join(arena, other);
  }
  /// Knows nothing any more.
  void forget() {
    for (int i = 0; i < size_; ++i) ticks_[i] = 0;
    length_ = 0;
  }
  bool empty() const { return size_ == 0; }

 private:
  void reserve(Arena& arena, int size) {
    if (size > capacity_) {
      const int capacity = std::max(8, size * 2);
      Tick* ticks = allocate<Tick>(arena, static_cast<std::size_t>(capacity));
      for (int i = 0; i < size_; ++i) ticks[i] = ticks_[i];
      ticks_ = ticks;
      capacity_ = capacity;
    }
    while (size_ < size) ticks_[size_++] = 0;
  }

  std::uint64_t length_ = 0;
  Tick* ticks_ = nullptr;
  int size_ = 0;
  int capacity_ = 0;
};

}  // namespace ccgrade::explore

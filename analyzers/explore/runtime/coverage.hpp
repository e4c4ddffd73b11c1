#pragma once
#include "arena.hpp"
#include "operation.hpp"

namespace ccgrade::explore {

/// Which conflicting steps (two accesses of which one writes, two acquisitions of a lock, of
/// different threads on one object) came next to each other, and in which order. One object serves
/// all executions, and sums them up.
class Coverage {
 public:
  explicit Coverage(Arena& lasting) : pairs_(lasting), seen_(lasting), last_(lasting) {}

  struct Pair {
    std::uintptr_t first;
    std::uintptr_t second;
  };

  /// Another execution begins.
  void begin() { last_.clear(); }
  /// The thread takes this step.
  void step(int thread, const Op& op);

  const Vec<Pair>& pairs() const { return pairs_; }

 private:
  /// More say little, and cost memory.
  static constexpr std::size_t kMostPairs = 4'096;

  struct By {
    int thread_and_one = 0;  ///< 0: nobody
    std::uintptr_t pc = 0;
    bool is_other(int thread) const { return thread_and_one && thread_and_one != thread + 1; }
  };
  struct Last {
    By read;  ///< since the write
    By write;
  };

  void note(std::uintptr_t first, std::uintptr_t second);

  Vec<Pair> pairs_;
  AddressMap<std::size_t> seen_;  ///< by a hash: where in pairs_, counted from 1
  AddressMap<Last> last_;
};

}  // namespace ccgrade::explore

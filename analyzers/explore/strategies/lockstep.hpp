#pragma once
#include "analyzers/explore/runtime/arena.hpp"
#include "strategy.hpp"

namespace ccgrade::explore {

/// Threads that do the same come to the same place at the same time: the main thread goes on while
/// it can, which starts them all; then whoever has had the fewest turns is next, for as many steps
/// as the seed says. A cycle of a dozen locks needs a dozen switches, which chance hardly ever
/// draws.
class Lockstep final : public Strategy {
 public:
  explicit Lockstep(Arena& arena) : turns_(arena) {}

  void begin(std::uint64_t seed, const Profile&) override {
    steps_of_turn_ = left_ = seed;
    turns_.clear();
  }

  unsigned pick(const Options& options) override {
    if (options.whom_to_wake || options.ready_count == 0) return options.usual;
    while (turns_.size() < options.thread_count) turns_.push(0);
    if (options.can_go_on && (options.running == 0 || left_ > 0)) {
      left_ -= left_ > 0;
      return options.usual;
    }
    left_ = steps_of_turn_ - 1;
    unsigned next = 0;
    for (unsigned i = 1; i < options.ready_count; ++i)
      if (rank(options.all[i]) < rank(options.all[next])) next = i;
    ++turns_[static_cast<std::size_t>(options.all[next].thread)];
    return next;
  }
  /// Steps that only one thread can take count, too.
  bool asks_always() const override { return true; }

 private:
  /// Who yielded comes after all others; of equals, who was started first.
  std::uint64_t rank(const Option& option) const {
    const auto thread = static_cast<std::size_t>(option.thread);
    return (std::uint64_t{option.yielded} << 63) + (std::uint64_t{turns_[thread]} << 16) + thread;
  }

  std::uint64_t steps_of_turn_ = 1;
  std::uint64_t left_ = 0;  ///< of the turn under way
  Vec<std::uint32_t> turns_;
};

}  // namespace ccgrade::explore

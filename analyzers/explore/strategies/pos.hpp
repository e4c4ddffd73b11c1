#pragma once
#include "analyzers/explore/runtime/arena.hpp"
#include "strategy.hpp"

namespace ccgrade::explore {

/// Partial order sampling (Yuan et al., CAV 2018): each pending operation has a random priority;
/// the highest goes on, and those that conflict with it draw again.
class Pos final : public Strategy {
 public:
  explicit Pos(Arena& arena) : priorities_(arena) {}

  void begin(std::uint64_t seed, const Profile&) override {
    dice_ = Dice(seed);
    patience_ = {};
    priorities_.clear();
  }

  unsigned pick(const Options& options) override {
    while (priorities_.size() < options.thread_count) priorities_.push(dice_.next());
    if (draws_surprise(options, dice_, kSurprise)) return any_surprise(options, dice_);
    if (patience_.is_lost(options)) return static_cast<unsigned>(dice_.below(options.ready_count));
    unsigned best = 0;
    for (unsigned i = 1; i < options.ready_count; ++i)
      if (rank(options.all[i]) > rank(options.all[best])) best = i;
    const Option& chosen = options.all[best];
    for (unsigned i = 0; i < options.ready_count; ++i)
      if (i == best || conflict(*options.all[i].op, *chosen.op)) draw(options.all[i].thread);
    return best;
  }

 private:
  static constexpr unsigned kSurprise = 64;

  static bool conflict(const Op& a, const Op& b) {
    const auto reads = [](const Op& op) {
      return op.kind == OpKind::read || op.kind == OpKind::atomic_read;
    };
    return a.object && a.object == b.object && !(reads(a) && reads(b));
  }
  void draw(int thread) { priorities_[static_cast<std::size_t>(thread)] = dice_.next(); }
  std::uint64_t rank(const Option& option) const {
    const std::uint64_t drawn = priorities_[static_cast<std::size_t>(option.thread)];
    return option.yielded ? drawn >> 8 : drawn;
  }

  Dice dice_;
  Patience patience_;
  Vec<std::uint64_t> priorities_;
};

}  // namespace ccgrade::explore

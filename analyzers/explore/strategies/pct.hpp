#pragma once
#include "analyzers/explore/runtime/arena.hpp"
#include "strategy.hpp"

namespace ccgrade::explore {

/// Probabilistic concurrency testing (Burckhardt et al., ASPLOS 2010): the thread of the highest
/// random priority runs; at depth - 1 random steps the running one falls below all others. A bug of
/// that depth is found with probability 1/(n k^(depth-1)) at least. That is said of programs
/// without early timeouts and their like, which may lead away from it: of two seeds, the even one
/// draws none. A thread that yields falls as well, or a spin would never end; nothing is said of
/// programs in which one does.
class Pct final : public Strategy {
 public:
  Pct(unsigned depth, Arena& arena) : depth_(depth ? depth : 1), priorities_(arena) {}

  void begin(std::uint64_t seed, const Profile& profile) override {
    dice_ = Dice(seed);
    surprising_ = seed % 2 != 0;
    priorities_.clear();
    lowest_ = kMiddle;
    patience_ = {};
    for (unsigned i = 0; i + 1 < depth_ && i < kMostChanges; ++i)
      changes_[i] = 1 + static_cast<unsigned>(dice_.below(profile.steps));
  }

  unsigned pick(const Options& options) override {
    while (priorities_.size() < options.thread_count)
      priorities_.push(kMiddle + 1 + dice_.below(kMiddle));
    if (is_change(options.step)) fall(options.running);
    if (options.ready_count == 0 || (surprising_ && draws_surprise(options, dice_, kSurprise)))
      return any_surprise(options, dice_);
    if (patience_.is_lost(options)) return static_cast<unsigned>(dice_.below(options.ready_count));
    unsigned best = options.usual;
    for (unsigned i = 0; i < options.ready_count; ++i) {
      const Option& option = options.all[i];
      if (option.yielded) fall(option.thread);
      if (priority(option) > priority(options.all[best])) best = i;
    }
    return best;
  }

  /// The running thread falls at any step, even where no other can go on yet.
  bool asks_always() const override { return true; }

 private:
  static constexpr std::uint64_t kMiddle = std::uint64_t{1} << 32;
  static constexpr unsigned kMostChanges = 16;
  static constexpr unsigned kSurprise = 64;

  std::uint64_t& priority(const Option& option) {
    return priorities_[static_cast<std::size_t>(option.thread)];
  }
  void fall(int thread) { priorities_[static_cast<std::size_t>(thread)] = --lowest_; }
  bool is_change(unsigned step) const {
    for (unsigned i = 0; i + 1 < depth_ && i < kMostChanges; ++i)
      if (changes_[i] == step) return true;
    return false;
  }

  unsigned depth_;
  bool surprising_ = false;
  Patience patience_;
  Dice dice_;
  Vec<std::uint64_t> priorities_;
  std::uint64_t lowest_ = kMiddle;
  unsigned changes_[kMostChanges] = {};
};

}  // namespace ccgrade::explore

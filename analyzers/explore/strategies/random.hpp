#pragma once
#include "strategy.hpp"

namespace ccgrade::explore {

/// Switches with a fixed probability at each point. Low ones find more: a thread that is preempted
/// everywhere never gets far enough for a window of several steps to open.
class Random final : public Strategy {
 public:
  explicit Random(unsigned percent) : percent_(percent) {}

  void begin(std::uint64_t seed, const Profile&) override { dice_ = Dice(seed); }

  unsigned pick(const Options& options) override {
    if (options.can_go_on && dice_.below(100) >= percent_) return options.usual;
    if (draws_surprise(options, dice_, kSurprise)) return any_surprise(options, dice_);
    // Who yielded has a smaller share, but not none.
    const auto index = static_cast<unsigned>(dice_.below(options.ready_count));
    return options.all[index].yielded && !dice_.one_in(4) ? options.usual : index;
  }

 private:
  static constexpr unsigned kSurprise = 8;
  unsigned percent_;
  Dice dice_;
};

}  // namespace ccgrade::explore

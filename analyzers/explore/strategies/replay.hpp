#pragma once
#include "analyzers/explore/runtime/schedule.hpp"
#include "strategy.hpp"

namespace ccgrade::explore {

/// Follows a schedule: the departures happen where it says, everywhere else the default.
class Replay final : public Strategy {
 public:
  Replay(const Schedule& schedule, std::uint32_t& missed) : schedule_(schedule), missed_(missed) {}

  void begin(std::uint64_t, const Profile&) override { next_ = missed_ = 0; }

  unsigned pick(const Options& options) override {
    // A departure whose moment passed unnoticed (that thread had no choice there) is skipped.
    while (next_ < schedule_.size() && passed(schedule_[next_], options)) ++next_, ++missed_;
    if (next_ == schedule_.size()) return options.usual;
    const Departure& departure = schedule_[next_];
    if (departure.thread != options.running || departure.event != options.running_event)
      return options.usual;
    ++next_;
    for (unsigned i = 0; i < options.count; ++i)
      if (options.all[i].thread == departure.chosen && options.all[i].wake == departure.wake)
        return i;
    ++missed_;
    return options.usual;
  }

  void ended(const Options&) override {
    missed_ += static_cast<std::uint32_t>(schedule_.size() - next_);
  }

  Moment next_moment() const override {
    if (next_ == schedule_.size()) return {};
    return {schedule_[next_].thread, schedule_[next_].event};
  }

 private:
  static bool passed(const Departure& departure, const Options& options) {
    return departure.thread == options.running && departure.event < options.running_event;
  }

  const Schedule& schedule_;
  std::uint32_t& missed_;
  std::size_t next_ = 0;
};

}  // namespace ccgrade::explore

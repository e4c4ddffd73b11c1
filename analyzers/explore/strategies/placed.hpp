#pragma once
#include "analyzers/explore/runtime/arena.hpp"
#include "analyzers/explore/runtime/schedule.hpp"
#include "strategy.hpp"

namespace ccgrade::explore {

/// Follows a schedule whose departures are named by places of the program's text. It asks to be
/// asked at every point, so that it can count how often each thread comes there; plain accesses
/// among the places must be points.
class Placed final : public Strategy {
 public:
  Placed(const PlacedSchedule& schedule, std::uint32_t& missed, Arena& arena)
      : schedule_(schedule), missed_(missed), visits_(arena) {}

  void begin(std::uint64_t, const Profile&) override {
    next_ = missed_ = 0;
    visits_.clear();
    while (visits_.size() < schedule_.size()) visits_.push(0);
  }

  unsigned pick(const Options& options) override {
    if (!options.whom_to_wake) count_visit(options);
    if (next_ == schedule_.size() || !is_now(schedule_[next_], options)) return options.usual;
    const PlacedDeparture& departure = schedule_[next_++];
    for (unsigned i = 0; i < options.count; ++i)
      if (options.all[i].thread == departure.chosen && options.all[i].wake == departure.wake)
        return i;
    ++missed_;
    return options.usual;
  }

  void ended(const Options&) override {
    missed_ += static_cast<std::uint32_t>(schedule_.size() - next_);
  }
  bool asks_always() const override { return true; }

 private:
  static bool is_at(const PlacedDeparture& departure, const Options& options) {
    const Op& op = *options.running_op;
    return departure.thread == options.running && departure.kind == op.kind &&
           (departure.pc == 0 || departure.pc == op.pc);
  }
  void count_visit(const Options& options) {
    for (std::size_t i = 0; i < schedule_.size(); ++i) visits_[i] += is_at(schedule_[i], options);
  }
  bool is_now(const PlacedDeparture& departure, const Options& options) const {
    return is_at(departure, options) && departure.whom_to_wake == options.whom_to_wake &&
           departure.visit == visits_[next_];
  }

  const PlacedSchedule& schedule_;
  std::uint32_t& missed_;
  Vec<std::uint32_t> visits_;
  std::size_t next_ = 0;
};

}  // namespace ccgrade::explore

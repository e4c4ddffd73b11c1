#include "directed.hpp"

namespace ccgrade::explore {

void Directed::begin(std::uint64_t seed, const Profile&) {
  dice_ = Dice(seed);
  arrivals_.clear();
}

unsigned Directed::pick(const Options& options) {
  if (options.whom_to_wake) return static_cast<unsigned>(dice_.below(options.count));
  while (arrivals_.size() < options.thread_count) arrivals_.push(Arrival::undecided);
  const unsigned picked = draws_surprise(options, dice_, kSurprise) ? any_surprise(options, dice_)
                                                                    : among_ready(options);
  arrivals_[static_cast<std::size_t>(options.all[picked].thread)] = Arrival::undecided;
  return picked;
}

bool Directed::is_aimed_at(const Option& option) const {
  if (option.op->kind == OpKind::lock && !option.holds_lock) return false;
  for (const std::uintptr_t place : places_)
    if (place == option.op->pc) return true;
  return false;
}

bool Directed::is_held(const Option& option) {
  Arrival& arrival = arrivals_[static_cast<std::size_t>(option.thread)];
  if (arrival == Arrival::undecided)
    arrival =
        is_aimed_at(option) && !dice_.one_in(kPassesUnheld) ? Arrival::held : Arrival::passing;
  return arrival == Arrival::held;
}

/// Who yielded waits for somebody, who may be held: it does not count as going on.
unsigned Directed::among_ready(const Options& options) {
  unsigned moving = 0;
  bool usual_moves = false;
  for (unsigned i = 0; i < options.ready_count; ++i) {
    const bool moves = !is_held(options.all[i]) && !options.all[i].yielded;
    moving += moves;
    usual_moves |= moves && i == options.usual;
  }
  if (moving == 0) return static_cast<unsigned>(dice_.below(options.ready_count));
  if (usual_moves && dice_.below(100) >= kSwitchPercent) return options.usual;
  auto left = dice_.below(moving);
  for (unsigned i = 0;; ++i)
    if (!is_held(options.all[i]) && !options.all[i].yielded && left-- == 0) return i;
}

}  // namespace ccgrade::explore

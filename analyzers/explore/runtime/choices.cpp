// What can happen next, and who says so: the options of a moment, and the strategy's pick.
#include "execution.hpp"

namespace ccgrade::explore {

static bool is_ready(const Thread& thread) {
  return !thread.pending.ready || thread.pending.ready(thread);
}

void Execution::add_ready(const Thread& thread) {
  if (thread.life == Life::finished || !is_ready(thread)) return;
  options_.push({thread.id, Wake::ready, &thread.pending, thread.yielded, !thread.held.empty()});
}

/// Adds the legal surprises by which the thread can go on. Where nobody is ready, time passes and
/// costs nothing.
void Execution::add_surprises(const Thread& thread, bool nobody_is_ready) {
  if (thread.life == Life::finished) return;
  const Op& op = thread.pending;
  const bool ready = is_ready(thread);
  const bool time_may_pass = nobody_is_ready || surprises_left_ > 0 || is_free(op);
  const bool may_time_out = !ready && op.deadline != 0;
  if (may_time_out && time_may_pass) options_.push({thread.id, Wake::timed_out, &op, false});
  // A wait that is over cannot end spuriously any more; an exchange can fail whenever it is tried.
  const bool may_fail = op.may_wake_spuriously && ready == (op.kind == OpKind::atomic_update);
  if (may_fail && surprises_left_ > 0) options_.push({thread.id, Wake::spurious, &op, false});
  outcome_.limited |= (may_time_out && !time_may_pass) || (may_fail && surprises_left_ == 0);
}

/// Those who can go on, in the order of the default schedule: the running thread, then those
/// created after it, then the others; who yielded comes last. After them the surprises.
Options Execution::options() {
  options_.clear();
  const int count = static_cast<int>(threads_.size());
  for (int i = 0; i < count; ++i)
    add_ready(*threads_[static_cast<std::size_t>((running_->id + i) % count)]);
  Options all{};
  all.ready_count = static_cast<unsigned>(options_.size());
  for (unsigned i = 0; i < all.ready_count; ++i)
    if (!options_[i].yielded) {
      all.usual = i;
      break;
    }
  // Who yields wants somebody else to go first, even one that yielded too.
  if (all.ready_count > 1 && options_[all.usual].yielded && options_[0].thread == running_->id)
    all.usual = 1;
  if (all.ready_count == 0 || surprises_left_ > 0 || explores_all_)
    for (const Thread* thread : threads_) add_surprises(*thread, all.ready_count == 0);
  all.all = options_.begin();
  all.count = static_cast<unsigned>(options_.size());
  all.running = running_->id;
  all.running_event = running_->events;
  all.running_op = &running_->pending;
  all.can_go_on = all.ready_count > 0 && options_[all.usual].thread == running_->id &&
                  !options_[all.usual].yielded;
  all.step = outcome_.steps;
  all.thread_count = outcome_.threads;
  return all;
}

/// When nobody is ready, time passes: whose deadline is next goes on by default. False when there
/// is none.
static bool next_deadline(Options& options) {
  const Option* first = nullptr;
  for (unsigned i = 0; i < options.count; ++i) {
    const Option& option = options.all[i];
    if (option.wake != Wake::timed_out) continue;
    if (first && first->op->deadline <= option.op->deadline) continue;
    first = &option;
    options.usual = i;
  }
  return first != nullptr;
}

Option Execution::choose() {
  Options all = options();
  if (all.ready_count == 0 && !next_deadline(all)) nobody_can_go_on();
  outcome_.led_away |= all.ready_count == 0;  // time decides, which has no priorities
  const Option usual = all.all[all.usual];
  if (all.count == 1 && !asks_always_) return usual;
  const Option chosen = decide(all);
  if (all.ready_count > 0 && chosen.wake != Wake::ready && !is_free(*chosen.op)) --surprises_left_;
  return chosen;
}

/// Asks the strategy, and writes down where it departs from the default.
Option Execution::decide(const Options& options) {
  ++outcome_.decisions;
  const Option& usual = options.all[options.usual];
  const unsigned picked = strategy_->pick(options);
  if (picked == kCovered) end(Verdict::covered, "");
  const Option chosen = options.all[picked];
  moment_ = strategy_->next_moment();
  if (chosen.thread != usual.thread || chosen.wake != usual.wake)
    schedule_.push({running_->id, running_->events, chosen.thread, chosen.wake,
                    running_->pending.kind, running_->pending.pc, options.whom_to_wake});
  return chosen;
}

Thread& Execution::choose_among(const Vec<Thread*>& candidates) {
  Thread& me = self();
  ++me.events;  // a decision of its own: the schedule names it by this number
  if (candidates.size() == 1) return *candidates[0];
  outcome_.led_away = true;
  options_.clear();
  for (Thread* thread : candidates)
    options_.push({thread->id, Wake::ready, &thread->pending, false});
  const auto count = static_cast<unsigned>(options_.size());
  const Options all{.all = options_.begin(),
                    .count = count,
                    .ready_count = count,
                    .usual = 0,
                    .running = me.id,
                    .running_event = me.events,
                    .running_op = &me.pending,
                    .can_go_on = false,
                    .whom_to_wake = true,
                    .step = outcome_.steps,
                    .thread_count = outcome_.threads};
  return *threads_[static_cast<std::size_t>(decide(all).thread)];
}

}  // namespace ccgrade::explore

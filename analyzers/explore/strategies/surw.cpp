#include "surw.hpp"

namespace ccgrade::explore {

void Surw::begin(std::uint64_t seed, const Profile&) {
  dice_ = Dice(seed);
  last_.clear();
  for (const Use& use : uses_)
    if (use.threads > 1 && use.changes) last_.push(use);
  uses_.clear();
  places_.clear();
  choose_object();
  draws_by_place_ = dice_.one_in(2);
  choose_turn();
}

void Surw::choose_object() {
  has_object_ = !last_.empty();
  if (has_object_) use_ = last_[dice_.below(last_.size())];
}

unsigned Surw::pick(const Options& options) {
  if (options.whom_to_wake) return static_cast<unsigned>(dice_.below(options.count));
  const bool surprise = draws_surprise(options, dice_, kSurprise);
  const unsigned picked = surprise ? any_surprise(options, dice_) : among(options);
  const Option& chosen = options.all[picked];
  note(chosen);
  if (!matters(chosen)) return picked;
  if (chosen.thread < kMostThreads && use_.times[chosen.thread] > 0) --use_.times[chosen.thread];
  choose_turn();
  return picked;
}

/// One of those who do not wait for their turn; when all of them only spin, or there is none,
/// anybody: what they wait for may be held back.
unsigned Surw::among(const Options& options) {
  const bool yielded_too = dice_.one_in(4);  // two that make way for each other would never meet
  const auto moves = [&](const Option& option) {
    return may_go(option) && (yielded_too || !option.yielded);
  };
  unsigned moving = 0;
  for (unsigned i = 0; i < options.ready_count; ++i) moving += moves(options.all[i]);
  if (moving == 0) return static_cast<unsigned>(dice_.below(options.ready_count));
  auto left = dice_.below(moving);
  unsigned picked = 0;
  while (!moves(options.all[picked]) || left-- > 0) ++picked;
  return picked;
}

void Surw::choose_turn() {
  turn_ = -1;
  if (has_object_) turn_ = draws_by_place_ ? by_place() : by_weight();
}

/// Each thread as likely as it has accesses left; -1 when nobody has.
int Surw::by_weight() {
  std::uint64_t total = 0;
  for (const std::uint16_t times : use_.times) total += times;
  if (total == 0) return -1;
  auto drawn = dice_.below(total);
  int thread = 0;
  while (drawn >= use_.times[thread]) drawn -= use_.times[thread++];
  return thread;
}

/// Each place in the code as likely as any other, and of those who come there the first.
int Surw::by_place() {
  int firsts[kMostPlaces];
  unsigned count = 0;
  const auto is_new = [&](int thread) {
    for (unsigned i = 0; i < count; ++i)
      if (use_.place[firsts[i]] == use_.place[thread]) return false;
    return true;
  };
  for (int thread = 0; thread < kMostThreads && count < kMostPlaces; ++thread)
    if (use_.times[thread] > 0 && is_new(thread)) firsts[count++] = thread;
  return count > 0 ? firsts[dice_.below(count)] : -1;
}

/// Of a thread's end and who waits for it there is one order only.
static bool is_about_threads(OpKind kind) {
  return kind == OpKind::join || kind == OpKind::try_join || kind == OpKind::detach ||
         kind == OpKind::finish || kind == OpKind::yield;
}

void Surw::note(const Option& option) {
  const void* object = option.op->object;
  if (!object || option.wake != Wake::ready || option.thread >= kMostThreads) return;
  if (is_about_threads(option.op->kind)) return;
  std::uint32_t& place = places_[reinterpret_cast<std::uintptr_t>(object)];
  if (place == 0) {
    if (uses_.size() == kMostObjects) return;
    uses_.push({.object = object});
    place = static_cast<std::uint32_t>(uses_.size());
  }
  Use& use = uses_[place - 1];
  if (use.times[option.thread] == 0) {
    ++use.threads;
    use.place[option.thread] = option.op->pc;
  }
  if (use.times[option.thread] < 0xffff) ++use.times[option.thread];
  use.changes |= !only_looks(event_of(option)) && (option.thread != 0 || use.threads > 1);
}

}  // namespace ccgrade::explore

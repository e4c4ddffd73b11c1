#include "coverage.hpp"

namespace ccgrade::explore {
namespace {

enum class Effect { none, reads, writes };

Effect effect_of(OpKind kind) {
  switch (kind) {
    case OpKind::read:
    case OpKind::atomic_read:
    case OpKind::read_lock:
      return Effect::reads;
    case OpKind::write:
    case OpKind::atomic_write:
    case OpKind::atomic_update:
    case OpKind::lock:
    case OpKind::try_lock:
    case OpKind::spin_lock:
    case OpKind::write_lock:
      return Effect::writes;
    default:
      return Effect::none;
  }
}

}  // namespace

void Coverage::step(int thread, const Op& op) {
  const Effect effect = effect_of(op.kind);
  if (effect == Effect::none || !op.object) return;
  Last& last = last_[reinterpret_cast<std::uintptr_t>(op.object)];
  const By now{thread + 1, op.pc};
  if (last.write.is_other(thread)) note(last.write.pc, op.pc);
  if (effect == Effect::reads) {
    last.read = now;
    return;
  }
  if (last.read.is_other(thread)) note(last.read.pc, op.pc);
  last = {{}, now};
}

void Coverage::note(std::uintptr_t first, std::uintptr_t second) {
  if (pairs_.size() == kMostPairs) return;
  constexpr std::uintptr_t kOdd = 0x9e3779b97f4a7c15;
  std::uintptr_t key = (first * kOdd) ^ second;
  while (const std::size_t seen = seen_[key]) {
    const Pair& known = pairs_[seen - 1];
    if (known.first == first && known.second == second) return;
    key = key * kOdd + 1;  // another pair has this one
  }
  pairs_.push({first, second});
  seen_[key] = pairs_.size();
}

}  // namespace ccgrade::explore

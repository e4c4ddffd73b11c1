#pragma once
#include "strategy.hpp"

namespace ccgrade::explore {

/// A step that was taken, or that a thread is about to take, as far as it matters whether it may
/// change places with another one.
struct Event {
  int thread = -1;
  Wake wake = Wake::ready;
  OpKind kind = OpKind::start;
  bool may_be_surprised = false;  ///< it can end otherwise than by being ready
  std::uint8_t size = 1;          ///< of the object, where it is an atomic
  const void* object = nullptr;
  const void* also = nullptr;
};

inline Event event_of(const Option& option) {
  const Op& op = *option.op;
  return {option.thread, option.wake, op.kind, op.deadline != 0 || op.may_wake_spuriously,
          op.size,       op.object,   op.also};
}

/// Atomics of different sizes may lie in each other.
inline bool overlap(const Event& a, const Event& b) {
  if (!a.object || !b.object) return false;
  const auto from = reinterpret_cast<std::uintptr_t>(a.object);
  const auto other = reinterpret_cast<std::uintptr_t>(b.object);
  return from < other + b.size && other < from + a.size;
}

inline bool meet(const Event& a, const Event& b) {
  if (overlap(a, b)) return true;
  const auto uses = [](const Event& event, const void* object) {
    return object && (event.object == object || event.also == object);
  };
  return uses(a, b.object) || uses(a, b.also);
}

/// Looks and changes nothing that another look could see.
inline bool only_looks(const Event& event) {
  switch (event.kind) {
    case OpKind::read:
    case OpKind::atomic_read:
    case OpKind::futex_check:
    case OpKind::read_lock:
    case OpKind::yield:
      return true;
    default:
      return false;
  }
}

/// A reader's own part in a lock that readers share.
inline bool is_of_reader(const Event& event) {
  return event.kind == OpKind::read_lock || event.kind == OpKind::read_unlock;
}

/// Do they leave the same behind, whichever of them comes first?
inline bool commute(const Event& a, const Event& b) {
  return (only_looks(a) && only_looks(b)) || (is_of_reader(a) && is_of_reader(b));
}

/// Goes on because somebody gave the sign, which nothing can take back.
inline bool was_woken(const Event& event) {
  return event.kind == OpKind::wait || event.kind == OpKind::barrier_wait ||
         event.kind == OpKind::futex_wait;
}

/// Must `later` come after `earlier` wherever that one came after what it ends: what it gives back
/// is what the other takes?
inline bool gives_way(const Event& earlier, const Event& later) {
  switch (later.kind) {
    case OpKind::join:
      return earlier.kind == OpKind::finish && meet(earlier, later);
    case OpKind::write_lock:
      if (earlier.kind == OpKind::read_unlock && earlier.object == later.object) return true;
      [[fallthrough]];
    case OpKind::lock:
    case OpKind::read_lock:
    case OpKind::spin_lock:
      return (earlier.kind == OpKind::unlock && earlier.object == later.object) ||
             (earlier.kind == OpKind::wait_begin && earlier.also == later.object);
    default:
      return false;
  }
}

/// Can both be possible at once, and does their order matter then? True when in doubt: this is the
/// dependence of partial-order reduction (Godefroid 1996) for steps of different threads.
inline bool conflict(const Event& a, const Event& b) {
  if (a.thread == b.thread) return false;
  // A surprise uses up the allowance of surprises, and is none where nobody else can go on.
  if (a.wake != Wake::ready || b.wake != Wake::ready) return true;
  // Whatever comes after the end does not happen.
  if (a.kind == OpKind::vanish || b.kind == OpKind::vanish) return true;
  // Threads are numbered in the order in which they are created.
  if (a.kind == OpKind::create && b.kind == OpKind::create) return true;
  if (!meet(a, b) || commute(a, b)) return false;
  return !was_woken(a) && !was_woken(b) && !gives_way(a, b) && !gives_way(b, a);
}

}  // namespace ccgrade::explore

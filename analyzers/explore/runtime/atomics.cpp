// Atomic operations, in sequentially consistent interleavings. What they order is exact all the
// same: acquire, release and relaxed operations and fences give the edges that C++20 gives (31.4),
// among them release sequences, so that a flag that is published relaxed does not hide a race.
#include <cstring>

#include "atomic_order.hpp"

using namespace ccgrade::explore;

namespace {

/// So many vain looks may follow each other before others go first: libstdc++ spins 16 times before
/// it waits, and a thread that is never so fast would never be seen waiting.
constexpr std::uint32_t kPatience = 24;

template <class T>
Thread& atomic_point(OpKind kind, const volatile T* object, std::uintptr_t pc) {
  const void* address = const_cast<const T*>(object);
  the_execution->point({.kind = kind, .size = sizeof(T), .object = address, .pc = pc});
  note_atomic(address, sizeof(T), true, pc);
  return the_execution->self();
}

template <class T>
std::uint64_t as_number(T value) {
  std::uint64_t number = 0;
  std::memcpy(&number, &value, sizeof(T) < 8 ? sizeof(T) : 8);
  return number;
}

template <class T>
void tell_value(Thread& me, const volatile T* object, T value) {
  the_execution->trace().value(me, const_cast<const T*>(object), as_number(value),
                               sizeof(T) < 8 ? sizeof(T) : 8);
}

/// Counts vain looks. Where a thread does nothing at all between two of them, and the value stays
/// the same, the second is no point: a spin costs the search one point and not sixteen. (A spin
/// that counts where no hook sees it, and gives up, ends at one count of many then: not where
/// everything is to be tried.)
bool is_vain(Thread& me, const Look& look) {
  const bool again = me.last_look == look;
  me.last_look = look;
  me.idle = again ? me.idle + 1 : 0;
  return again;
}

template <class T>
T load(const volatile T* object, int order, std::uintptr_t pc) {
  if (!the_execution) return __atomic_load_n(object, __ATOMIC_SEQ_CST);
  const void* address = const_cast<const T*>(object);
  Thread& me = the_execution->self();
  const Look look{pc, address, as_number(__atomic_load_n(object, __ATOMIC_SEQ_CST))};
  const Op op{.kind = OpKind::atomic_read, .size = sizeof(T), .object = address, .pc = pc};
  const bool vain = is_vain(me, look);
  if (vain && me.idle >= kPatience) the_execution->give_way(pc);
  const bool has_only_looked = me.looked == me.events && !the_execution->explores_all();
  if (vain && has_only_looked && me.idle < kPatience)
    the_execution->pass_vain_look(op);
  else
    the_execution->point(op);
  note_atomic(address, sizeof(T), false, pc);
  acquire(me, address, order);
  const T value = __atomic_load_n(object, __ATOMIC_SEQ_CST);
  me.last_look.value = as_number(value);
  me.looked = me.events;
  tell_value(me, object, value);
  return value;
}

template <class T>
void store(volatile T* object, T value, int order, std::uintptr_t pc) {
  if (!the_execution) return __atomic_store_n(object, value, __ATOMIC_SEQ_CST);
  Thread& me = atomic_point(OpKind::atomic_write, object, pc);
  release(me, const_cast<const T*>(object), order, false);
  __atomic_store_n(object, value, __ATOMIC_SEQ_CST);
  tell_value(me, object, value);
}

/// Any read-modify-write: `change` does it and returns the value before.
template <class T, class Change>
T update(volatile T* object, int order, std::uintptr_t pc, const Change& change) {
  if (!the_execution) return change();
  Thread& me = atomic_point(OpKind::atomic_update, object, pc);
  const void* address = const_cast<const T*>(object);
  acquire(me, address, order);
  const T before = change();
  if (is_vain(me, {pc, address, as_number(before)}) && me.idle >= kPatience)
    the_execution->give_way(pc);
  release(me, address, order, true);
  tell_value(me, object, __atomic_load_n(object, __ATOMIC_SEQ_CST));
  return before;
}

template <class T>
bool compare_exchange(volatile T* object, T* expected, T desired, int success, int failure,
                      std::uintptr_t pc) {
  const auto exchange = [&] {
    return __atomic_compare_exchange_n(object, expected, desired, false, __ATOMIC_SEQ_CST,
                                       __ATOMIC_SEQ_CST);
  };
  if (!the_execution) return exchange();
  Thread& me = the_execution->self();
  const void* address = const_cast<const T*>(object);
  const Op op{.kind = OpKind::atomic_update, .size = sizeof(T), .object = address, .pc = pc};
  // A weak one had its turn when it was asked whether it fails.
  if (me.in_weak_exchange)
    the_execution->pass(op);
  else
    the_execution->point(op);
  me.in_weak_exchange = false;
  const std::uintptr_t at = living(address, pc);
  const bool exchanged = exchange();
  note_access({at, sizeof(T), exchanged, true, pc});  // in vain it only reads
  acquire(me, address, exchanged ? success : failure);
  if (exchanged) release(me, address, success, true);
  tell_value(me, object, exchanged ? desired : *expected);
  if (!exchanged) the_execution->trace().unchanged(me, address);
  if (!exchanged && is_vain(me, {pc, address, as_number(*expected)}) && me.idle >= kPatience)
    the_execution->give_way(pc);
  return exchanged;
}

}  // namespace

using Atomic8 = unsigned char;
using Atomic16 = unsigned short;
using Atomic32 = unsigned int;
using Atomic64 = unsigned long;
using Atomic128 = unsigned __int128;

#define UPDATE(bits, name, builtin)                                                            \
  Atomic##bits __tsan_atomic##bits##_##name(volatile Atomic##bits* object, Atomic##bits value, \
                                            int order) {                                       \
    return update(object, order, CCGRADE_HERE,                                                 \
                  [&] { return builtin(object, value, __ATOMIC_SEQ_CST); });                   \
  }

#define ATOMICS(bits)                                                                              \
  Atomic##bits __tsan_atomic##bits##_load(const volatile Atomic##bits* object, int order) {        \
    return load(object, order, CCGRADE_HERE);                                                      \
  }                                                                                                \
  void __tsan_atomic##bits##_store(volatile Atomic##bits* object, Atomic##bits value, int order) { \
    store(object, value, order, CCGRADE_HERE);                                                     \
  }                                                                                                \
  UPDATE(bits, exchange, __atomic_exchange_n)                                                      \
  UPDATE(bits, fetch_add, __atomic_fetch_add)                                                      \
  UPDATE(bits, fetch_sub, __atomic_fetch_sub)                                                      \
  UPDATE(bits, fetch_and, __atomic_fetch_and)                                                      \
  UPDATE(bits, fetch_or, __atomic_fetch_or)                                                        \
  UPDATE(bits, fetch_xor, __atomic_fetch_xor)                                                      \
  UPDATE(bits, fetch_nand, __atomic_fetch_nand)                                                    \
  int __tsan_atomic##bits##_compare_exchange_strong(volatile Atomic##bits* object,                 \
                                                    Atomic##bits* expected, Atomic##bits desired,  \
                                                    int success, int failure) {                    \
    return compare_exchange(object, expected, desired, success, failure, CCGRADE_HERE);            \
  }                                                                                                \
  int __tsan_atomic##bits##_compare_exchange_weak(volatile Atomic##bits* object,                   \
                                                  Atomic##bits* expected, Atomic##bits desired,    \
                                                  int success, int failure) {                      \
    return compare_exchange(object, expected, desired, success, failure, CCGRADE_HERE);            \
  }                                                                                                \
  Atomic##bits __tsan_atomic##bits##_compare_exchange_val(                                         \
      volatile Atomic##bits* object, Atomic##bits expected, Atomic##bits desired, int success,     \
      int failure) {                                                                               \
    compare_exchange(object, &expected, desired, success, failure, CCGRADE_HERE);                  \
    return expected;                                                                               \
  }

extern "C" {

ATOMICS(8)
ATOMICS(16)
ATOMICS(32)
ATOMICS(64)
ATOMICS(128)

void __tsan_atomic_thread_fence(int order) {
  if (!the_execution) return;
  the_execution->point({.kind = OpKind::fence, .pc = CCGRADE_HERE});
  Thread& me = the_execution->self();
  Arena& arena = the_execution->arena();
  if (acquires(order)) me.clock.join(arena, me.acquire_pending);
  if (!releases(order)) return;
  me.release_fence.assign(arena, me.clock);
  me.clock.set(arena, me.id, me.tick() + 1);
}
void __tsan_atomic_signal_fence(int) {}

bool ccgrade_weak_exchange_fails(const volatile void* object, std::uint8_t size) {
  if (!the_execution) return false;
  const Wake wake = the_execution->point({.kind = OpKind::atomic_update,
                                          .may_wake_spuriously = true,
                                          .size = size,
                                          .object = const_cast<const void*>(object),
                                          .pc = CCGRADE_HERE});
  the_execution->self().in_weak_exchange = wake == Wake::ready;
  return wake == Wake::spurious;
}

}  // extern "C"

// Atomics of other sizes than a processor's words: compilers call libatomic for them, by functions
// that take any size. Those of libatomic use wider words or locks, and tell nobody; in their place,
// since one thread runs at a time, bytes are copied.
#include <algorithm>
#include <cstring>

#include "atomic_order.hpp"

using namespace ccgrade::explore;

namespace {

/// One step of an atomic of this size; the thread that takes it. Null: nobody is watched.
Thread* step(OpKind kind, const void* object, std::size_t size, std::uintptr_t pc) {
  if (!the_execution) return nullptr;
  const auto told = static_cast<std::uint8_t>(std::min<std::size_t>(size, 255));
  the_execution->point({.kind = kind, .size = told, .object = object, .pc = pc});
  note_atomic(object, size, kind != OpKind::atomic_read, pc);
  return &the_execution->self();
}

}  // namespace

// Their names are the compiler's own.
extern "C" {

void explored_load(std::size_t size, const void* object, void* result,
                   int order) asm("__atomic_load");
void explored_load(std::size_t size, const void* object, void* result, int order) {
  Thread* const me = step(OpKind::atomic_read, object, size, CCGRADE_HERE);
  if (me) acquire(*me, object, order);
  std::memcpy(result, object, size);
}

void explored_store(std::size_t size, void* object, const void* value,
                    int order) asm("__atomic_store");
void explored_store(std::size_t size, void* object, const void* value, int order) {
  Thread* const me = step(OpKind::atomic_write, object, size, CCGRADE_HERE);
  if (me) release(*me, object, order, false);
  std::memcpy(object, value, size);
}

void explored_exchange(std::size_t size, void* object, const void* value, void* result,
                       int order) asm("__atomic_exchange");
void explored_exchange(std::size_t size, void* object, const void* value, void* result, int order) {
  Thread* const me = step(OpKind::atomic_update, object, size, CCGRADE_HERE);
  if (me) acquire(*me, object, order);
  if (me) release(*me, object, order, true);
  std::memmove(result, object, size);
  std::memcpy(object, value, size);
}

bool explored_compare_exchange(std::size_t size, void* object, void* expected, const void* desired,
                               int success, int failure) asm("__atomic_compare_exchange");
bool explored_compare_exchange(std::size_t size, void* object, void* expected, const void* desired,
                               int success, int failure) {
  Thread* const me = step(OpKind::atomic_update, object, size, CCGRADE_HERE);
  const bool equal = std::memcmp(object, expected, size) == 0;
  if (me) acquire(*me, object, equal ? success : failure);
  if (me && equal) release(*me, object, success, true);
  if (equal)
    std::memcpy(object, desired, size);
  else
    std::memcpy(expected, object, size);
  return equal;
}

}  // extern "C"

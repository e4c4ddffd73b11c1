#pragma once
// Included before every C++ file that the explorer compiles.

// A weak compare-exchange may fail for
// no reason; clang's calls into the runtime do not say which one is weak, and could not fail so.
// Here the runtime is asked before each whether it fails now.

extern "C" bool ccgrade_weak_exchange_fails(const volatile void* object, unsigned char size);

#define __atomic_compare_exchange_n(object, expected, desired, weak, success, failure) \
  ((weak) && ccgrade_weak_exchange_fails(object, sizeof *(object))                     \
       ? (*(expected) = __atomic_load_n(object, failure), false)                       \
       : __atomic_compare_exchange_n(object, expected, desired, weak, success, failure))
#define __atomic_compare_exchange(object, expected, desired, weak, success, failure) \
  ((weak) && ccgrade_weak_exchange_fails(object, sizeof *(object))                   \
       ? (__atomic_load(object, expected, failure), false)                           \
       : __atomic_compare_exchange(object, expected, desired, weak, success, failure))

// g++ makes moves and comparisons of these after it has told of all accesses: as calls they go to
// the runtime, which tells.
#ifndef __clang__
extern "C" {
void* memcpy(void*, const void*, __SIZE_TYPE__) noexcept(true);
void* memmove(void*, const void*, __SIZE_TYPE__) noexcept(true);
void* memset(void*, int, __SIZE_TYPE__) noexcept(true);
int memcmp(const void*, const void*, __SIZE_TYPE__) noexcept(true);
}
#define __builtin_memcpy(to, from, size) memcpy(to, from, size)
#define __builtin_memmove(to, from, size) memmove(to, from, size)
#define __builtin_memset(to, value, size) memset(to, value, size)
#define __builtin_memcmp(a, b, size) memcmp(a, b, size)
#endif

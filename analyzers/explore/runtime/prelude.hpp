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
// the runtime, which tells. Constants are still made by the compiler itself.
#ifndef __clang__
#if __cplusplus >= 201103L
#define CCGRADE_NO_THROW noexcept(true)
#else
#define CCGRADE_NO_THROW throw()
#endif
extern "C" {
void* memcpy(void*, const void*, __SIZE_TYPE__) CCGRADE_NO_THROW;
void* memmove(void*, const void*, __SIZE_TYPE__) CCGRADE_NO_THROW;
void* memset(void*, int, __SIZE_TYPE__) CCGRADE_NO_THROW;
int memcmp(const void*, const void*, __SIZE_TYPE__) CCGRADE_NO_THROW;
}
#define CCGRADE_AS_CALL(name, ...) \
  (__builtin_is_constant_evaluated() ? __builtin_##name(__VA_ARGS__) : ::name(__VA_ARGS__))
#define __builtin_memcpy(...) CCGRADE_AS_CALL(memcpy, __VA_ARGS__)
#define __builtin_memmove(...) CCGRADE_AS_CALL(memmove, __VA_ARGS__)
#define __builtin_memset(...) CCGRADE_AS_CALL(memset, __VA_ARGS__)
#define __builtin_memcmp(...) CCGRADE_AS_CALL(memcmp, __VA_ARGS__)
#endif

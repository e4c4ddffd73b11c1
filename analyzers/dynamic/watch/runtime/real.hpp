#pragma once
#include <dlfcn.h>
#include <pthread.h>
#include <time.h>

#include <atomic>

namespace ccgrade::watch {

/// The C library's own function behind one that we interpose.
template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

/// `REAL(f)(args)` calls the C library's f. Looked up once per place; a race there is harmless,
/// both find the same address.
#define REAL(function)                                                \
  ([] {                                                               \
    static std::atomic<decltype(&function)> known{nullptr};           \
    auto found = known.load(std::memory_order_relaxed);               \
    if (!found) {                                                     \
      found = ::ccgrade::watch::real<decltype(&function)>(#function); \
      known.store(found, std::memory_order_relaxed);                  \
    }                                                                 \
    return found;                                                     \
  }())

/// Our own pauses: they must not count as something the program did.
inline int real_nanosleep(const timespec* time) {
  return REAL(nanosleep)(time, nullptr);
}

inline int real_pthread_create(pthread_t* thread, const pthread_attr_t* attributes,
                               void* (*start)(void*), void* argument) {
  return REAL(pthread_create)(thread, attributes, start, argument);
}

}  // namespace ccgrade::watch

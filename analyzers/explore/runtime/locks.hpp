#pragma once
#include <pthread.h>

#include "thread.hpp"

namespace ccgrade::explore {

/// A mutex lives in the program's pthread_mutex_t: zeroed memory is a free one, as the standard
/// initialisers say, and memory that is used again needs no clearing. Layout of glibc's own.
struct Mutex {
  int lock;
  unsigned depth;  ///< how often the owner holds it
  int owner;       ///< thread id + 1; 0: nobody
  unsigned unused;
  int kind;  ///< PTHREAD_MUTEX_*

  bool recursive() const { return (kind & 3) == PTHREAD_MUTEX_RECURSIVE_NP; }
  bool checks() const { return (kind & 3) == PTHREAD_MUTEX_ERRORCHECK_NP; }
};

/// A reader-writer lock, in the program's pthread_rwlock_t, free where it is zeroed.
struct ReadWriteLock {
  int readers;
  int writer;  ///< thread id + 1
};

inline ReadWriteLock& rwlock_at(const void* object) {
  return *static_cast<ReadWriteLock*>(const_cast<void*>(object));
}

inline Mutex& mutex_at(const void* object) {
  return *static_cast<Mutex*>(const_cast<void*>(object));
}

/// Id of the thread that holds the mutex; -1: nobody.
inline int owner_of(const void* mutex) {
  return mutex_at(mutex).owner - 1;
}

/// What an initialisation that is under way has in its once flag or guard: this and its thread's
/// id.
constexpr int kInProgress = 0x100;

/// Waits for the mutex and takes it. ETIMEDOUT when the deadline (0: none) passes first.
int lock_mutex(pthread_mutex_t* mutex, std::uint64_t deadline, std::uintptr_t pc);
int unlock_mutex(pthread_mutex_t* mutex, std::uintptr_t pc);
/// Unlocking as a part of another operation, without a point of its own.
void release_mutex(Mutex& mutex, const void* address);

inline bool holds(const Thread& thread, const void* lock) {
  for (const void* held : thread.held)
    if (held == lock) return true;
  return false;
}
/// Takes a lock out of those that the thread holds.
void forget_held(Thread& me, const void* lock);

/// What the thread did before becomes known to whoever acquires `object` later, and the reverse.
void publish(const void* object);
void learn(const void* object);

}  // namespace ccgrade::explore

// The lock of a stream, which a thread may hold over several operations. The C library's own lies
// beside it, and is free: one thread of the kernel's takes and returns it within each operation.
#include <stdio.h>

#include "execution.hpp"
#include "locks.hpp"

using namespace ccgrade::explore;

namespace {

/// In bytes that the C library keeps for later.
pthread_mutex_t* lock_of(FILE* stream) {
  static_assert(sizeof stream->_unused2 >= sizeof(Mutex));
  auto* lock = reinterpret_cast<pthread_mutex_t*>(stream->_unused2);
  mutex_at(lock).kind = PTHREAD_MUTEX_RECURSIVE_NP;
  return lock;
}

}  // namespace

extern "C" {

void flockfile(FILE* stream) {
  lock_mutex(lock_of(stream), 0, CCGRADE_HERE);
}
int ftrylockfile(FILE* stream) {
  return try_mutex(lock_of(stream), CCGRADE_HERE);
}
void funlockfile(FILE* stream) {
  unlock_mutex(lock_of(stream), CCGRADE_HERE);
}

}  // extern "C"

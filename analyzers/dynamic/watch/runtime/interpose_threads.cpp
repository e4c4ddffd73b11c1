// Thread lifetimes. A thread counts as finished after its thread_local destructors have run: the
// key's destructor re-arms itself to the last round of key destructors.
#include <errno.h>
#include <limits.h>
#include <pthread.h>

#include <cstdlib>

#include "deadlock.hpp"
#include "real.hpp"
#include "table.hpp"

using namespace ccgrade::watch;

namespace {

struct Start {
  void* (*function)(void*);
  void* argument;
  Thread* thread;
};

struct Ending {
  Thread* thread;
  int rounds_left = PTHREAD_DESTRUCTOR_ITERATIONS - 1;
};

pthread_key_t ending_key();

void at_thread_end(void* value) {
  auto* ending = static_cast<Ending*>(value);
  if (ending->rounds_left-- > 1) {
    pthread_setspecific(ending_key(), ending);
    return;
  }
  Thread* thread = ending->thread;
  std::free(ending);
  thread->epoch++;
  thread->finished = true;
}

pthread_key_t ending_key() {
  static const pthread_key_t key = [] {
    pthread_key_t made{};
    pthread_key_create(&made, &at_thread_end);
    return made;
  }();
  return key;
}

void* run_thread(void* value) {
  const Start start = *static_cast<Start*>(value);
  std::free(value);
  become(*start.thread);
  auto* ending = static_cast<Ending*>(std::malloc(sizeof(Ending)));
  *ending = Ending{start.thread};
  pthread_setspecific(ending_key(), ending);
  return start.function(start.argument);
}

}  // namespace

extern "C" {

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*function)(void*),
                   void* argument) {
  self().epoch++;
  Thread* row = new_thread();
  if (!row) return REAL(pthread_create)(thread, attributes, function, argument);
  row->created = unwound_stack();
  int detached = PTHREAD_CREATE_JOINABLE;
  if (attributes) pthread_attr_getdetachstate(attributes, &detached);
  row->detached = detached == PTHREAD_CREATE_DETACHED;
  auto* start = static_cast<Start*>(std::malloc(sizeof(Start)));
  *start = {function, argument, row};
  const int result = REAL(pthread_create)(thread, attributes, &run_thread, start);
  if (result == 0) {
    take_handle(*row, *thread);
  } else {
    std::free(start);
    row->used = false;
  }
  return result;
}

int pthread_join(pthread_t thread, void** value) {
  Thread* row = find_thread(thread);
  int result = 0;
  {
    const Waiting waiting(self(), State::join, row, unwound_stack());
    result = REAL(pthread_join)(thread, value);
  }
  if (row && result == 0) row->joined = true;
  return result;
}

int pthread_detach(pthread_t thread) {
  Thread* row = find_thread(thread);
  const int result = REAL(pthread_detach)(thread);
  if (row && result == 0) row->detached = true;
  return result;
}

}  // extern "C"

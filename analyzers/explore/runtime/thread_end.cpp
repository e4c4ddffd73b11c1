#include "thread_end.hpp"

#include <errno.h>
#include <limits.h>
#include <pthread.h>

#include "execution.hpp"
#include "shared_code.hpp"

namespace ccgrade::explore {
namespace {

/// In the program's memory, so that each execution finds the keys as they were before main.
struct Keys {
  bool used[kKeys] = {};
  void (*destructors[kKeys])(void*) = {};
  void* main_values[kKeys] = {};  ///< of the main thread, which may set them before main
};
Keys keys;
const char* refused = nullptr;

/// Registered before main, for the main thread.
constexpr int kEarlyActions = 64;
EndAction early_actions[kEarlyActions];
int early_count = 0;

/// A key may have been another one, which was deleted while threads had values for it.
void forget_values(unsigned key) {
  keys.main_values[key] = nullptr;
  if (!the_execution) return;
  for (Thread* thread : the_execution->threads()) thread->values[key] = nullptr;
}

void** values_of_running_thread() {
  Thread* me = the_execution ? &the_execution->self() : nullptr;
  return me && me->id != 0 ? me->values : keys.main_values;
}

/// What the C++ library does at a thread's end (set_value_at_thread_exit) it does with atomics that
/// it does not tell of. So all that the thread does meanwhile counts as published, and is no
/// evidence of a race.
void run_end_action(void (*destructor)(void*), void* object) {
  const bool unseen = !is_program_code(reinterpret_cast<std::uintptr_t>(destructor));
  Thread& me = the_execution->self();
  Arena& arena = the_execution->arena();
  if (unseen) the_execution->races().unseen().join(arena, me.clock);
  me.unseen = unseen;
  destructor(object);
  me.unseen = false;
  if (!unseen) return;
  the_execution->races().unseen().join(arena, me.clock);
  me.clock.set(arena, me.id, me.tick() + 1);
}

void run_key_destructors() {
  void** values = values_of_running_thread();
  for (int round = 0; round < PTHREAD_DESTRUCTOR_ITERATIONS; ++round) {
    bool any = false;
    for (int i = 0; i < kKeys; ++i) {
      void* value = values[i];
      if (!value || !keys.used[i] || !keys.destructors[i]) continue;
      values[i] = nullptr;
      run_end_action(keys.destructors[i], value);
      any = true;
    }
    if (!any) return;
  }
}

}  // namespace

void refuse(const char* sentence) {
  if (the_execution) the_execution->end(Verdict::inconclusive, sentence);
  // ccgrade: allow(unsynchronized-lazy-init): before main there is one thread
  if (!refused) refused = sentence;
}

const char* refusal() {
  return refused;
}

void run_thread_local_destructors(Thread& me) {
  while (!me.end_actions.empty()) {
    const EndAction last = me.end_actions.back();
    me.end_actions.truncate(me.end_actions.size() - 1);
    run_end_action(last.destructor, last.object);
  }
  if (me.id != 0) return;
  while (early_count > 0) {
    const EndAction last = early_actions[--early_count];
    last.destructor(last.object);
  }
}

void run_end_actions(Thread& me) {
  run_thread_local_destructors(me);
  run_key_destructors();
}

}  // namespace ccgrade::explore

using namespace ccgrade::explore;

extern "C" {

int __cxa_thread_atexit(void (*destructor)(void*), void* object, void*) {
  if (the_execution)
    the_execution->self().end_actions.push({destructor, object});
  else if (early_count < kEarlyActions)
    early_actions[early_count++] = {destructor, object};
  else
    refuse("more than 64 thread_local objects with destructors exist before main");
  return 0;
}
int __cxa_thread_atexit_impl(void (*destructor)(void*), void* object, void* module) {
  return __cxa_thread_atexit(destructor, object, module);
}

int pthread_key_create(pthread_key_t* key, void (*destructor)(void*)) {
  for (unsigned i = 0; i < kKeys; ++i) {
    if (keys.used[i]) continue;
    keys.used[i] = true;
    keys.destructors[i] = destructor;
    forget_values(i);
    *key = i;
    return 0;
  }
  refuse("the program has more than 128 thread-specific keys at once");
  return EAGAIN;
}
int pthread_key_delete(pthread_key_t key) {
  if (key >= kKeys || !keys.used[key]) return EINVAL;
  keys.used[key] = false;
  return 0;
}
void* pthread_getspecific(pthread_key_t key) {
  return key < kKeys && keys.used[key] ? values_of_running_thread()[key] : nullptr;
}
int pthread_setspecific(pthread_key_t key, const void* value) {
  if (key >= kKeys || !keys.used[key]) return EINVAL;
  values_of_running_thread()[key] = const_cast<void*>(value);
  return 0;
}

}  // extern "C"

#pragma once
#include <cstddef>

namespace ccgrade::explore {

/// A stack to run on and a thread pointer, which makes thread_local variables, errno and
/// pthread_self() those of the thread that the fiber stands for.
struct Fiber {
  void* stack_pointer = nullptr;
  unsigned long thread_pointer = 0;
};

/// Goes on in `to`; returns when somebody switches back to `from`.
void switch_fiber(Fiber& from, const Fiber& to);

/// A fiber that will call entry(argument) on the stack below `top`. entry never returns.
Fiber make_fiber(void* top, unsigned long thread_pointer, void (*entry)(void*), void* argument);

/// The thread pointer of the running thread.
unsigned long current_thread_pointer();

}  // namespace ccgrade::explore

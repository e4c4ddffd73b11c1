#include "table.hpp"

#include <unwind.h>

#include <cstdint>

namespace ccgrade::watch {
namespace {

// Fixed storage: the interposers run before and inside allocation, so they must not allocate.
Thread threads[kMostThreads];
std::atomic<int> next_number{1};
std::atomic<unsigned long> next_order{1};
thread_local Thread* current = nullptr;
thread_local std::uintptr_t stack_low = 0;
thread_local std::uintptr_t stack_high = 0;

void learn_stack_bounds() {
  pthread_attr_t attributes;
  void* low = nullptr;
  std::size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
  pthread_attr_getstack(&attributes, &low, &size);
  pthread_attr_destroy(&attributes);
  stack_low = reinterpret_cast<std::uintptr_t>(low);
  stack_high = stack_low + size;
}

void reset(Thread& row) {
  row.number = next_number++;
  row.order = next_order++;
  row.handle = {};
  row.state = State::running;
  row.wanted = nullptr;
  row.finished = row.joined = row.detached = false;
  row.created.count = row.waiting.count = 0;
  for (Hold& hold : row.holds) hold.object = nullptr;
  row.failed_tries = 0;
  row.tried = nullptr;
  row.spin_reported = false;
  row.random = 0;
  row.pauses_left = 0;
}

}  // namespace

const char* name_of(State state) {
  static constexpr const char* names[] = {"running",    "timed",     "mutex", "read_lock",
                                          "write_lock", "condition", "join",  "semaphore",
                                          "futex",      "barrier"};
  return names[static_cast<int>(state)];
}

Hold* Thread::find_hold(const void* object) {
  for (Hold& hold : holds)
    if (hold.object.load(std::memory_order_acquire) == object) return &hold;
  return nullptr;
}

void Thread::add_hold(const void* object, bool shared, const Stack& at) {
  epoch++;
  if (Hold* free = find_hold(nullptr)) {
    free->shared = shared;
    free->at = at;
    free->object.store(object, std::memory_order_release);
  }
}

void Thread::drop_hold(const void* object) {
  epoch++;
  if (Hold* hold = find_hold(object)) hold->object.store(nullptr, std::memory_order_release);
}

int Thread::hold_count() const {
  int count = 0;
  for (const Hold& hold : holds) count += hold.object.load(std::memory_order_relaxed) != nullptr;
  return count;
}

Thread* all_threads() {
  return threads;
}

Thread* new_thread() {
  for (Thread& row : threads) {
    bool free = false;
    if (!row.used.compare_exchange_strong(free, true)) continue;
    reset(row);
    return &row;
  }
  return nullptr;
}

Thread& self() {
  if (current) return *current;
  // A thread that was not created through us: the program's main thread.
  static Thread overflow;
  Thread* row = new_thread();
  become(row ? *row : overflow);
  current->number = 0;
  return *current;
}

void become(Thread& thread) {
  current = &thread;
  take_handle(thread, pthread_self());
  learn_stack_bounds();
}

Thread* find_thread(pthread_t handle) {
  for (Thread& row : threads) {
    const bool over = row.joined || (row.detached && row.finished);
    if (row.used && !over && pthread_equal(row.handle, handle)) return &row;
  }
  return nullptr;
}

void take_handle(Thread& owner, pthread_t handle) {
  owner.handle = handle;
  for (Thread& row : threads)
    if (row.used && row.order < owner.order && pthread_equal(row.handle, handle)) row.joined = true;
}

void begin_numbering() {
  next_number = 1;
  for (Thread& row : threads) {
    if (!row.used || &row == current) continue;
    if (row.finished && (row.joined || row.detached))
      row.used = false;
    else
      row.number = kOfEarlierScenario;
  }
}

Waiting::Waiting(Thread& thread, State state, const void* object, const Stack& at)
    : thread_(thread) {
  thread.waiting = at;
  thread.failed_tries = 0;
  thread.wanted.store(object, std::memory_order_release);
  thread.state.store(state, std::memory_order_release);
  thread.epoch++;
}

Waiting::~Waiting() {
  thread_.state.store(State::running, std::memory_order_release);
  thread_.wanted.store(nullptr, std::memory_order_release);
  thread_.epoch++;
}

Stack unwound_stack() {
  Stack stack;
  _Unwind_Backtrace(
      [](_Unwind_Context* context, void* out) {
        Stack& into = *static_cast<Stack*>(out);
        if (into.count == Stack::kMost) return _URC_END_OF_STACK;
        // Who reads it takes one off, as for a return address; where a signal struck there is none.
        int at_the_instruction = 0;
        const auto pc = _Unwind_GetIPInfo(context, &at_the_instruction);
        into.frames[into.count++] = reinterpret_cast<void*>(pc + (at_the_instruction ? 1 : 0));
        return _URC_NO_REASON;
      },
      &stack);
  return stack;
}

Stack frame_stack(void* return_address, void* frame) {
  Stack stack;
  stack.frames[stack.count++] = return_address;
  auto* link = static_cast<void**>(frame);
  while (stack.count < Stack::kMost) {
    auto* next = static_cast<void**>(*link);
    const auto address = reinterpret_cast<std::uintptr_t>(next);
    const bool inside = address > reinterpret_cast<std::uintptr_t>(link) && address >= stack_low &&
                        address + 2 * sizeof(void*) <= stack_high && address % sizeof(void*) == 0;
    if (!inside) break;
    stack.frames[stack.count++] = next[1];
    link = next;
  }
  return stack;
}

}  // namespace ccgrade::watch

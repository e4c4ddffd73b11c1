#pragma once
#include <sched.h>
#include <signal.h>

#include <optional>

#include "analyzers/explore/strategies/dice.hpp"
#include "fiber.hpp"
#include "operation.hpp"
#include "vector_clock.hpp"

namespace ccgrade::explore {

constexpr int kFrames = 16;  ///< kept of a stack
constexpr int kKeys = 128;   ///< pthread keys that a program may have at once; glibc has 1,024

/// What runs at a thread's end, last registered first: destructors of thread_local objects.
struct EndAction {
  void (*destructor)(void*);
  void* object;
};

/// What an instruction saw in an atomic. The same look again is a spin.
struct Look {
  std::uintptr_t pc = 0;
  const void* object = nullptr;
  std::uint64_t value = 0;
  bool operator==(const Look&) const = default;
};

/// What the kernel's scheduler would be told of a thread.
struct Scheduling {
  int policy = SCHED_OTHER;
  int priority = 0;
  std::optional<int> niceness;  ///< none: the process's
  bool bound = false;           ///< to these processors
  cpu_set_t processors{};
};

enum class Life : std::uint8_t { running, finished };

/// A thread of the program under test.
struct Thread {
  explicit Thread(Arena& arena) : lets_go_of(arena), held(arena), end_actions(arena) {}

  int id = 0;
  Life life = Life::running;
  bool detached = false;
  bool joined = false;
  bool signalled = false;         ///< somebody ended its wait
  bool in_weak_exchange = false;  ///< its next compare-exchange has had its turn
  bool unseen = false;            ///< runs code that does not tell how it synchronises
  bool yielded = false;           ///< lets others go first until it is chosen again
  /// Objects that are counted where no hook is, and that it may destroy after what others do with
  /// them meanwhile.
  Vec<const void*> lets_go_of;
  unsigned futex_mask = 0;  ///< of its wait: which wakes end it
  Fiber fiber;
  std::uintptr_t created_at = 0;

  Op pending;
  Wake wake = Wake::ready;
  std::uint32_t events = 0;         ///< hooks passed so far: the thread's own time
  std::uint64_t computed = 0;       ///< nanoseconds of the processor's, as clocks show them
  const void* last_read = nullptr;  ///< 8 bytes, by plain code
  Look last_look;                   ///< at an atomic, with nothing but looks and yields since …
  std::uint32_t looked = 0;         ///< … when it had passed so many hooks …
  std::uint32_t idle = 0;           ///< … and how often it was repeated in vain
  std::uint64_t way = 0;            ///< what it did since it last yielded, looks aside …
  std::uint64_t last_way = 0;       ///< … and between the two yields before
  std::uint32_t yields = 0;         ///< with the same way between them, or none: a spin
  std::uint32_t turn = 0;           ///< synchronising steps since another thread had its turn

  VectorClock clock;
  VectorClock release_fence;    ///< published by relaxed stores after a release fence
  VectorClock acquire_pending;  ///< learned by relaxed loads, known after an acquire fence
  Vec<const void*> held;        ///< mutexes, in the order in which they were taken

  void* (*function)(void*) = nullptr;  ///< what the fiber runs …
  void* argument = nullptr;
  void* (*start_function)(void*) = nullptr;  ///< … and in it, what the program asked for
  void* start_argument = nullptr;
  void* result = nullptr;
  void* values[kKeys] = {};                         ///< of pthread keys
  Dice chance;                                      ///< of its own
  std::uint64_t signal_mask = 0;                    ///< those that it blocks …
  std::uint64_t chosen_mask = 0;                    ///< … as it asked: a handler blocks more
  stack_t alternate_stack{nullptr, SS_DISABLE, 0};  ///< that it has asked for
  char name[16] = {};                               ///< that the program gave it, as …
  Scheduling scheduling;                            ///< … this, which nobody follows
  Vec<EndAction> end_actions;
  std::uintptr_t stack[kFrames] = {};  ///< where it is, while a trace is recorded

  Tick tick() const { return clock.at(id); }
};

/// Readiness of a wait that another thread ends.
inline bool is_signalled(const Thread& thread) {
  return thread.signalled;
}

}  // namespace ccgrade::explore

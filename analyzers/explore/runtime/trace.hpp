#pragma once
#include "thread.hpp"

namespace ccgrade::explore {

constexpr int kHeldTold = 4;  ///< locks of a thread that are told: those that it took last

/// One step of an execution, as it is told to people.
struct Step {
  std::int32_t thread;
  std::uint32_t event;  ///< hooks that the thread had passed
  OpKind kind;
  Wake wake;
  std::uint8_t value_size;  ///< 0: no value is known
  bool pointer;             ///< the value is an address in the heap
  bool unchanged;           ///< an exchange that found another value than expected
  const void* object;
  std::uint64_t value;
  std::uintptr_t pc;
  std::uintptr_t frames[kFrames];  ///< innermost first, ended by 0
  const void* held[kHeldTold];     ///< locks that the thread held before, ended by null
  std::uint32_t held_besides;      ///< how many more
};

/// What happened, in order. Recorded only where somebody will read it: stacks cost microseconds.
class Trace {
 public:
  explicit Trace(Arena& arena) : steps_(arena) {}

  void record(std::uint32_t values_from) {
    recording_ = true;
    values_from_ = values_from;
  }
  bool recording() const { return recording_; }
  /// Written values are found by traps, which are dear: only the last ones are told.
  bool tells_values() const { return recording_ && steps_.size() >= values_from_; }

  /// The thread goes on with what it has pending.
  void step(const Thread& next);
  /// The thread never went on with what it has pending.
  void stuck(const Thread& thread);
  /// Takes the stack of the running thread, which will be that of its next step.
  void note_stack(Thread& me);
  /// Is this the last step, so that it has a value?
  bool is_last(const Thread& me, const void* object) const;
  /// The value that the last step of the running thread read or wrote.
  void value(const Thread& me, const void* object, std::uint64_t value, unsigned size);
  /// And it was an exchange that did not happen.
  void unchanged(const Thread& me, const void* object);

  const Vec<Step>& steps() const { return steps_; }

 private:
  void add(const Thread& thread, OpKind kind);

  bool recording_ = false;
  std::uint32_t values_from_ = 0;
  Vec<Step> steps_;
};

}  // namespace ccgrade::explore

#include "trace.hpp"

#include <unwind.h>

#include "heap.hpp"
#include "shared_code.hpp"

namespace ccgrade::explore {
namespace {

struct Frames {
  std::uintptr_t* at;
  std::uintptr_t* end;
};

_Unwind_Reason_Code take_frame(_Unwind_Context* context, void* value) {
  auto* frames = static_cast<Frames*>(value);
  const std::uintptr_t pc = _Unwind_GetIP(context);
  if (pc == 0 || frames->at == frames->end) return _URC_END_OF_STACK;
  *frames->at++ = pc - 1;
  return _URC_NO_REASON;
}

}  // namespace

void Trace::note_stack(Thread& me) {
  for (std::uintptr_t& frame : me.stack) frame = 0;
  Frames frames{me.stack, me.stack + kFrames};
  _Unwind_Backtrace(&take_frame, &frames);
}

void Trace::step(const Thread& next) {
  if (recording_) add(next, next.pending.kind);
}

void Trace::stuck(const Thread& thread) {
  if (recording_) add(thread, OpKind::stuck);
}

void Trace::add(const Thread& thread, OpKind kind) {
  const Op& op = thread.pending;
  Step step{};
  step.thread = thread.id;
  step.event = thread.events;
  step.kind = kind;
  step.wake = thread.wake;
  step.object = op.object;
  step.pc = op.pc;
  for (int i = 0; i < kFrames; ++i) step.frames[i] = thread.stack[i];
  const std::size_t all = thread.held.size(), told = all < kHeldTold ? all : kHeldTold;
  for (std::size_t i = 0; i < told; ++i) step.held[i] = thread.held[all - told + i];
  step.held_besides = static_cast<std::uint32_t>(all - told);
  steps_.push(step);
}

/// An access that was no point left no step: its value is not that of the step before it.
bool Trace::is_last(const Thread& me, const void* object) const {
  return recording_ && !steps_.empty() && steps_.back().thread == me.id &&
         steps_.back().object == object;
}

void Trace::value(const Thread& me, const void* object, std::uint64_t value, unsigned size) {
  if (!is_last(me, object)) return;
  const bool may_be_address = size == sizeof(void*);
  if (may_be_address && is_program_memory(value)) return;  // or a number: nobody knows
  steps_.back().value = value;
  steps_.back().value_size = static_cast<std::uint8_t>(size);
  steps_.back().pointer = may_be_address && in_heap(value);
}

void Trace::unchanged(const Thread& me, const void* object) {
  if (is_last(me, object)) steps_.back().unchanged = true;
}

}  // namespace ccgrade::explore

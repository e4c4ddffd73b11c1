#include "trace.hpp"

#include <unwind.h>

#include <cstring>

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
  Step step{thread.id, thread.events, kind, thread.wake, 0, false, op.object, 0, op.pc, {}, {}};
  for (int i = 0; i < kFrames; ++i) step.frames[i] = thread.stack[i];
  for (int i = 0; i < kHeldTold && i < static_cast<int>(thread.held.size()); ++i)
    step.held[i] = thread.held[static_cast<std::size_t>(i)];
  steps_.push(step);
}

/// An access that was no point left no step: its value is not that of the step before it.
bool Trace::is_last(const Thread& me, const void* object) const {
  return recording_ && !steps_.empty() && steps_.back().thread == me.id &&
         steps_.back().object == object;
}

void Trace::value(const Thread& me, const void* object, std::uint64_t value, unsigned size) {
  if (!is_last(me, object)) return;
  steps_.back().value = value;
  steps_.back().value_size = static_cast<std::uint8_t>(size);
}

void Trace::writes(const Thread& me, const void* object, unsigned size) {
  if (is_last(me, object)) being_written_ = size;
}

void Trace::settle() {
  if (being_written_ == 0) return;
  Step& step = steps_.back();
  step.value_size = static_cast<std::uint8_t>(being_written_);
  std::memcpy(&step.value, step.object, being_written_);
  being_written_ = 0;
}

void Trace::unchanged(const Thread& me, const void* object) {
  if (is_last(me, object)) steps_.back().unchanged = true;
}

}  // namespace ccgrade::explore

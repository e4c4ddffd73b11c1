// Theory of operation. Every thread of the program is a fiber, so that all of them run on one
// thread of the kernel and a switch costs 30 ns. Each hook says what its thread is about to do and
// asks who goes on; the thread that is chosen does what it said, up to its next hook. A thread that
// cannot go on (`ready` does not hold) is not among the options; when nobody is, that is a
// deadlock, exactly.
#include "execution.hpp"

#include <new>

#include "access.hpp"
#include "locks.hpp"
#include "sent_signals.hpp"
#include "signals.hpp"
#include "thread_end.hpp"

namespace ccgrade::explore {

Execution* the_execution = nullptr;

void out_of_runtime_memory() {
  if (the_execution)
    the_execution->end(Verdict::inconclusive, "the explorer's own memory is exhausted");
  __builtin_trap();
}

Execution::Execution(Arena& arena, Pool& pool, Races& races, Coverage& coverage,
                     const Settings& settings)
    : arena_(arena),
      pool_(pool),
      settings_(settings),
      threads_(arena),
      options_(arena),
      schedule_(arena),
      marks_(arena),
      races_(races),
      coverage_(coverage),
      trace_(arena) {}

struct Execution::Start {
  Execution* execution;
  void (*body)(void*);
  void* argument;
};

void Execution::enter_main(void* start) {
  const Start* at = static_cast<Start*>(start);
  at->body(at->argument);
  __builtin_unreachable();  // the body ends by exit
}

void Execution::enter_thread(void* value) {
  auto* thread = static_cast<Thread*>(value);
  the_execution->take_up_mask();
  void* result = thread->function(thread->argument);
  the_execution->finish_thread(result);
}

const Outcome& Execution::run(Strategy& strategy, void (*body)(void*), void* argument) {
  strategy_ = &strategy;
  explores_all_ = strategy.explores_all();
  asks_always_ = strategy.asks_always();
  moment_ = strategy.next_moment();
  surprises_left_ = settings_.surprises;
  Thread& main = add_thread();
  Start start{this, body, argument};
  main.fiber = make_fiber(pool_.main_stack_top(), current_thread_pointer(), &enter_main, &start);
  running_ = &main;
  main.signal_mask = main.chosen_mask = signal_mask();
  driver_.thread_pointer = current_thread_pointer();
  races_.clear();
  if (settings_.coverage) coverage_.begin();
  the_execution = this;
  const std::uint64_t blocked = main.signal_mask;
  switch_fiber(driver_, main.fiber);
  the_execution = nullptr;
  if (masks_differ_) {
    discard_pending_signals();
    set_signal_mask(blocked);
  }
  return outcome_;
}

Thread& Execution::add_thread() {
  auto* thread = new (allocate<char>(arena_, sizeof(Thread))) Thread(arena_);
  thread->id = static_cast<int>(threads_.size());
  thread->clock.set(arena_, thread->id, 1);
  thread->chance = Dice(static_cast<std::uint64_t>(thread->id));
  threads_.push(thread);
  outcome_.threads = static_cast<std::uint32_t>(threads_.size());
  return *thread;
}

Thread* Execution::spawn(void* (*function)(void*), void* argument, bool detached,
                         std::uintptr_t pc) {
  point({.kind = OpKind::create, .pc = pc});
  const int slot = pool_.slot(static_cast<int>(threads_.size()) - 1);
  if (slot < 0) return nullptr;
  Thread& parent = self();
  Thread& thread = add_thread();
  thread.created_at = pc;
  thread.signal_mask = thread.chosen_mask = mask_of(parent);
  thread.detached = detached;
  thread.function = function;
  thread.argument = argument;
  thread.fiber =
      make_fiber(pool_.stack_top(slot), pool_.thread_pointer(slot), &enter_thread, &thread);
  thread.clock.join(arena_, parent.clock);
  parent.clock.set(arena_, parent.id, parent.tick() + 1);
  return &thread;
}

/// Whether the operation needs its object to exist when the thread goes on. Who was woken does not:
/// a condition variable, a barrier or an atomic may be destroyed as soon as nobody waits any more.
static bool touches_object(OpKind kind) {
  switch (kind) {
    case OpKind::lock:
    case OpKind::try_lock:
    case OpKind::try_semaphore:
    case OpKind::read_lock:
    case OpKind::write_lock:
    case OpKind::spin_lock:
    case OpKind::unlock:
    case OpKind::read_unlock:
    case OpKind::wait_begin:
    case OpKind::notify:
    case OpKind::semaphore_wait:
    case OpKind::semaphore_post:
    case OpKind::barrier_arrive:
      return true;
    default:
      return false;
  }
}

/// Which plain accesses are points differs between a search and a replay.
static bool is_plain(const Op& op) {
  return op.kind == OpKind::read || op.kind == OpKind::write;
}

/// So fairness goes by the others. Who polls without yielding makes way in the end.
void Execution::note_progress(Thread& me, const Op& op) {
  // A prime: a loop is not met at the same place every time, such as with its lock held.
  constexpr std::uint32_t kLongestTurn = 499;
  if (is_plain(op)) return;
  if (++me.turn % kLongestTurn == 0) me.yielded = outcome_.led_away = true;
  if (op.kind == OpKind::atomic_read || op.kind == OpKind::yield) return;
  // What it does between two looks may be what others wait for: the second one is not in vain.
  if (op.pc != me.last_look.pc) me.last_look = {};
  me.way = (me.way ^ op.pc) * 0x100000001b3ULL + 1;
}

Wake Execution::point(const Op& op) {
  Thread& me = *running_;
  note_progress(me, op);
  me.pending = op;
  ++me.events;
  me.clock.lengthen();
  if (trace_.recording()) record_stack();
  run_next();
  // Only now: somebody may have freed it while this thread was on its way.
  if (touches_object(op.kind)) check_alive(reinterpret_cast<std::uintptr_t>(op.object), op.pc);
  return me.wake;
}

void Execution::run_next() {
  if (ending_) return;  // what still runs after the verdict is never judged
  if (++outcome_.steps > settings_.max_steps) {
    outcome_.too_long = true;
    end(Verdict::inconclusive, "the execution is longer than its limit of steps");
  }
  const Option chosen = choose();
  Thread& next = *threads_[static_cast<std::size_t>(chosen.thread)];
  if (chosen.wake == Wake::timed_out && now_ < next.pending.deadline)
    advance_to(next.pending.deadline);
  next.wake = chosen.wake;
  next.yielded = false;
  mix(next, next.pending);
  if (!is_plain(next.pending)) marks_.push(static_cast<std::uint32_t>(outcome_.event_hash));
  trace_.step(next);
  if (settings_.coverage) coverage_.step(next.id, next.pending);
  Thread& before = *running_;
  running_ = &next;
  if (&next == &before) return;
  next.turn = 0;
  before.signal_mask = mask_of(before);  // a handler of the program's may be running
  switch_fiber(before.fiber, next.fiber);
  take_up_mask();
  for (const void* counted : before.lets_go_of) learn(counted);
}

/// What waits for this thread comes on its own stack.
void Execution::take_up_mask() {
  if (masks_differ_) set_signal_mask(running_->signal_mask);
}

/// The kernel has it, which gives back a handler's when that returns; but for the runtime's own
/// signals, which are never blocked in earnest.
std::uint64_t Execution::mask_of(const Thread& running) const {
  if (!masks_differ_) return running.signal_mask;
  return (signal_mask() & ~kSignalsOfRuntime) | (running.signal_mask & kSignalsOfRuntime);
}

static constexpr const char* kOthersSignal =
    "a signal that waits for one thread would come to another, which the explorer does not model";

void Execution::block_signals(std::uint64_t mask, std::uintptr_t pc) {
  expect_signals();
  const std::uint64_t come = pending_signals() & ~mask;
  for (int signal = 1; signal < NSIG; ++signal) {
    if (!(come & mask_of_signals({signal}))) continue;
    if (kept_for_[signal] && kept_for_[signal] != self().id + 1) refuse(kOthersSignal);
    check_survives(signal, pc);
  }
  self().signal_mask = self().chosen_mask = mask;
  set_signal_mask(mask);
}

void Execution::keep_signal(int signal, bool for_thread) {
  const bool waits = pending_signals() & mask_of_signals({signal});
  const int whom = for_thread ? self().id + 1 : 0;
  kept_for_[signal] = waits && kept_for_[signal] != whom ? -1 : whom;
}

bool Execution::blocks(const Thread& thread, int signal) const {
  const std::uint64_t mask = &thread == running_ ? mask_of(thread) : thread.signal_mask;
  return mask & thread.chosen_mask & mask_of_signals({signal});
}

bool Execution::all_block(int signal) const {
  for (const Thread* thread : threads_)
    if (thread->life != Life::finished && !blocks(*thread, signal)) return false;
  return true;
}

void Execution::make_way(bool yielded, std::uintptr_t pc) {
  Thread& me = self();
  const bool has_only_looked = me.looked == me.events;
  me.yielded = yielded;
  outcome_.led_away |= yielded;
  point({.kind = OpKind::yield, .object = me.last_look.object, .pc = pc});
  if (has_only_looked) me.looked = me.events;
}

void Execution::advance_to(std::uint64_t time) {
  now_ = time;
  if (alarm_ == 0 || now_ < alarm_) return;
  alarm_ = 0;
  end(Verdict::inconclusive, "the program's alarm goes off, which the explorer does not send");
}

long Execution::set_alarm(long seconds) {
  constexpr std::uint64_t kSecond = 1'000'000'000;
  const std::uint64_t left = alarm_ ? (alarm_ - now_ + kSecond - 1) / kSecond : 0;
  alarm_ = seconds > 0 ? now_ + static_cast<std::uint64_t>(seconds) * kSecond : 0;
  return static_cast<long>(left);
}

void Execution::yield(std::uintptr_t pc) {
  constexpr std::uint32_t kFreeYields = 6;
  Thread& me = self();
  if (me.way != 0 && me.way != me.last_way) me.yields = 0;
  me.last_way = std::exchange(me.way, 0);
  const bool yielded = ++me.yields > kFreeYields;
  make_way(yielded, pc);
}

void Execution::give_way(std::uintptr_t pc) {
  // A point of its own, here and now: at the next one that happens to come, the default would
  // depend on which accesses are points.
  make_way(true, pc);
}

/// Each thread of an execution has a slot to itself. Most accesses are to the thread's own stack,
/// or to nobody's.
const Thread* Execution::find_ended_owner(std::uintptr_t address) const {
  const auto owns = [&](const Thread& thread) {
    return thread.fiber.thread_pointer - address - 1 < pool_.size_of_slot();
  };
  if (owns(*running_) || !pool_.may_hold(address)) return nullptr;
  for (const Thread* thread : threads_)
    if (thread->id != 0 && thread->life == Life::finished && owns(*thread)) return thread;
  return nullptr;
}

void Execution::finish_thread(void* result) {
  Thread& me = self();
  me.result = result;
  point({.kind = OpKind::finish, .object = &me, .pc = me.created_at});
  if (is_last()) leave_program(0);  // main has ended by pthread_exit
  me.life = Life::finished;
  any_ended_ = true;
  me.clock.set(arena_, me.id, me.tick() + 1);
  ++me.events;
  run_next();
  __builtin_unreachable();
}

}  // namespace ccgrade::explore

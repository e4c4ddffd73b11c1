// Theory of operation. Every thread of the program is a fiber, so that all of them run on one
// thread of the kernel and a switch costs 30 ns. Each hook says what its thread is about to do and
// asks who goes on; the thread that is chosen does what it said, up to its next hook. A thread that
// cannot go on (`ready` does not hold) is not among the options; when nobody is, that is a
// deadlock, exactly.
#include "execution.hpp"

#include <sys/wait.h>

#include <cstdio>
#include <cstring>
#include <new>

#include "access.hpp"
#include "deadlock.hpp"
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
  driver_.thread_pointer = current_thread_pointer();
  races_.clear();
  coverage_.begin();
  the_execution = this;
  switch_fiber(driver_, main.fiber);
  the_execution = nullptr;
  return outcome_;
}

Thread& Execution::add_thread() {
  auto* thread = new (allocate<char>(arena_, sizeof(Thread))) Thread(arena_);
  thread->id = static_cast<int>(threads_.size());
  thread->clock.set(arena_, thread->id, 1);
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
    case OpKind::read_lock:
    case OpKind::write_lock:
    case OpKind::spin_lock:
    case OpKind::unlock:
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
  if (++me.turn % kLongestTurn == 0) me.yielded = true;
  if (op.kind == OpKind::atomic_read || op.kind == OpKind::yield) return;
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
  if (++outcome_.steps > settings_.max_steps)
    end(Verdict::inconclusive, "the execution is longer than its limit of steps");
  const Option chosen = choose();
  Thread& next = *threads_[static_cast<std::size_t>(chosen.thread)];
  if (chosen.wake == Wake::timed_out && now_ < next.pending.deadline) now_ = next.pending.deadline;
  next.wake = chosen.wake;
  next.yielded = false;
  mix(next, next.pending);
  if (!is_plain(next.pending)) marks_.push(static_cast<std::uint32_t>(outcome_.event_hash));
  trace_.step(next);
  coverage_.step(next.id, next.pending);
  Thread& before = *running_;
  running_ = &next;
  if (&next == &before) return;
  next.turn = 0;
  switch_fiber(before.fiber, next.fiber);
}

static bool is_ready(const Thread& thread) {
  return !thread.pending.ready || thread.pending.ready(thread);
}

void Execution::add_ready(const Thread& thread) {
  if (thread.life == Life::finished || !is_ready(thread)) return;
  options_.push({thread.id, Wake::ready, &thread.pending, thread.yielded, !thread.held.empty()});
}

/// Adds the legal surprises by which the thread can go on. Where nobody is ready, time passes and
/// costs nothing.
void Execution::add_surprises(const Thread& thread, bool nobody_is_ready) {
  if (thread.life == Life::finished) return;
  const Op& op = thread.pending;
  const bool ready = is_ready(thread);
  const bool time_may_pass = nobody_is_ready || surprises_left_ > 0 || is_free(op);
  const bool may_time_out = !ready && op.deadline != 0;
  if (may_time_out && time_may_pass) options_.push({thread.id, Wake::timed_out, &op, false});
  // A wait that is over cannot end spuriously any more; an exchange can fail whenever it is tried.
  const bool may_fail = op.may_wake_spuriously && ready == (op.kind == OpKind::atomic_update);
  if (may_fail && surprises_left_ > 0) options_.push({thread.id, Wake::spurious, &op, false});
  outcome_.limited |= (may_time_out && !time_may_pass) || (may_fail && surprises_left_ == 0);
}

/// Those who can go on, in the order of the default schedule: the running thread, then those
/// created after it, then the others; who yielded comes last. After them the surprises.
Options Execution::options() {
  options_.clear();
  const int count = static_cast<int>(threads_.size());
  for (int i = 0; i < count; ++i)
    add_ready(*threads_[static_cast<std::size_t>((running_->id + i) % count)]);
  Options all{};
  all.ready_count = static_cast<unsigned>(options_.size());
  for (unsigned i = 0; i < all.ready_count; ++i)
    if (!options_[i].yielded) {
      all.usual = i;
      break;
    }
  // Who yields wants somebody else to go first, even one that yielded too.
  if (all.ready_count > 1 && options_[all.usual].yielded && options_[0].thread == running_->id)
    all.usual = 1;
  if (all.ready_count == 0 || surprises_left_ > 0 || explores_all_)
    for (const Thread* thread : threads_) add_surprises(*thread, all.ready_count == 0);
  all.all = options_.begin();
  all.count = static_cast<unsigned>(options_.size());
  all.running = running_->id;
  all.running_event = running_->events;
  all.running_op = &running_->pending;
  all.can_go_on = all.ready_count > 0 && options_[all.usual].thread == running_->id &&
                  !options_[all.usual].yielded;
  all.step = outcome_.steps;
  all.thread_count = outcome_.threads;
  return all;
}

/// When nobody is ready, time passes: whose deadline is next goes on by default. False when there
/// is none.
static bool next_deadline(Options& options) {
  const Option* first = nullptr;
  for (unsigned i = 0; i < options.count; ++i) {
    const Option& option = options.all[i];
    if (option.wake != Wake::timed_out) continue;
    if (first && first->op->deadline <= option.op->deadline) continue;
    first = &option;
    options.usual = i;
  }
  return first != nullptr;
}

Option Execution::choose() {
  Options all = options();
  if (all.ready_count == 0 && !next_deadline(all)) nobody_can_go_on();
  const Option usual = all.all[all.usual];
  if (all.count == 1 && !asks_always_) return usual;
  const Option chosen = decide(all);
  if (all.ready_count > 0 && chosen.wake != Wake::ready && !is_free(*chosen.op)) --surprises_left_;
  return chosen;
}

/// Asks the strategy, and writes down where it departs from the default.
Option Execution::decide(const Options& options) {
  ++outcome_.decisions;
  const Option& usual = options.all[options.usual];
  const unsigned picked = strategy_->pick(options);
  if (picked == kCovered) end(Verdict::covered, "");
  const Option chosen = options.all[picked];
  moment_ = strategy_->next_moment();
  if (chosen.thread != usual.thread || chosen.wake != usual.wake)
    schedule_.push({running_->id, running_->events, chosen.thread, chosen.wake,
                    running_->pending.kind, running_->pending.pc, options.whom_to_wake});
  return chosen;
}

void Execution::yield(std::uintptr_t pc) {
  constexpr std::uint32_t kFreeYields = 6;
  Thread& me = self();
  if (me.way != 0 && me.way != me.last_way) me.yields = 0;
  me.last_way = std::exchange(me.way, 0);
  me.yielded = ++me.yields > kFreeYields;
  point({.kind = OpKind::yield, .object = me.last_look.object, .pc = pc});
}

void Execution::give_way(std::uintptr_t pc) {
  // A point of its own, here and now: at the next one that happens to come, the default would
  // depend on which accesses are points.
  self().yielded = true;
  point({.kind = OpKind::yield, .object = self().last_look.object, .pc = pc});
}

Thread& Execution::choose_among(const Vec<Thread*>& candidates) {
  Thread& me = self();
  ++me.events;  // a decision of its own: the schedule names it by this number
  if (candidates.size() == 1) return *candidates[0];
  options_.clear();
  for (Thread* thread : candidates)
    options_.push({thread->id, Wake::ready, &thread->pending, false});
  const auto count = static_cast<unsigned>(options_.size());
  const Options all{.all = options_.begin(),
                    .count = count,
                    .ready_count = count,
                    .usual = 0,
                    .running = me.id,
                    .running_event = me.events,
                    .running_op = &me.pending,
                    .can_go_on = false,
                    .whom_to_wake = true,
                    .step = outcome_.steps,
                    .thread_count = outcome_.threads};
  return *threads_[static_cast<std::size_t>(decide(all).thread)];
}

void Execution::nobody_can_go_on() {
  const Deadlock found = explain_deadlock(threads_);
  for (int i = 0; i < kMostParties; ++i) outcome_.parties[i] = found.parties[i];
  for (const Thread* thread : threads_)
    if (thread->life == Life::running) trace_.stuck(*thread);
  end(found.verdict, found.message, found.parties[0], found.parties[1]);
}

bool Execution::is_last() const {
  for (const Thread* thread : threads_)
    if (thread != running_ && thread->life == Life::running) return false;
  return true;
}

void Execution::finish_thread(void* result) {
  Thread& me = self();
  me.result = result;
  point({.kind = OpKind::finish, .object = &me, .pc = me.created_at});
  if (is_last()) leave_program(0);  // main has ended by pthread_exit
  me.life = Life::finished;
  me.clock.set(arena_, me.id, me.tick() + 1);
  ++me.events;
  run_next();
  __builtin_unreachable();
}

void Execution::end(Verdict verdict, const char* message, Party first, Party second,
                    std::uintptr_t address) {
  if (!ending_) {
    ending_ = true;
    if (trace_.recording()) record_end();
    outcome_.verdict = verdict;
    std::strncpy(outcome_.message, message, sizeof outcome_.message - 1);
    outcome_.parties[0] = first;
    outcome_.parties[1] = second;
    outcome_.address = address;
    measure();
    tell_unfinished(verdict == Verdict::covered);
  }
  leave();
}

void Execution::measure() {
  for (const Thread* thread : threads_) {
    outcome_.work += thread->events;
    outcome_.span = std::max(outcome_.span, thread->clock.length());
  }
}

/// What was never done: all that is pending, but for the step in which the execution ends.
void Execution::tell_unfinished(bool nothing_under_way) {
  options_.clear();
  for (const Thread* thread : threads_)
    if (thread->life == Life::running && (nothing_under_way || thread != running_))
      options_.push({thread->id, Wake::ready, &thread->pending, thread->yielded});
  Options all{};
  all.all = options_.begin();
  all.count = all.ready_count = static_cast<unsigned>(options_.size());
  strategy_->ended(all);
}

void Execution::record_stack() {
  the_execution = nullptr;  // the unwinder takes locks itself, which are no steps of the program
  trace_.note_stack(*running_);
  the_execution = this;
}

void Execution::record_end() {
  record_stack();
  Thread& me = *running_;
  me.pending = {.kind = OpKind::end};
  trace_.step(me);
}

/// Does it still run, and nobody has joined it or is about to?
bool Execution::is_left_behind(const Thread& left) const {
  if (left.id == 0 || &left == running_ || left.life == Life::finished) return false;
  if (left.detached || left.joined) return false;
  for (const Thread* thread : threads_)
    if (thread->life == Life::running && thread->pending.kind == OpKind::join &&
        thread->pending.object == &left)
      return false;
  return true;
}

void Execution::end_by_exit(int code, bool explicitly, std::uintptr_t pc) {
  const Party here{self().id, pc};
  if (explicitly && code != 0) end(Verdict::exit, "the program exits with an error code", here);
  for (const Thread* thread : threads_)
    if (settings_.leaks && is_left_behind(*thread))
      end(Verdict::leak, "the program ends while a thread that nobody joined still runs",
          {thread->id, thread->created_at}, here);
  end(Verdict::passed, "");
}

void Execution::died_of(int status) {
  if (outcome_.verdict != Verdict::none) return;
  outcome_.verdict = Verdict::inconclusive;
  if (WIFSIGNALED(status))
    std::snprintf(outcome_.message, sizeof outcome_.message, "the process was ended by signal %d",
                  WTERMSIG(status));
  else
    std::snprintf(outcome_.message, sizeof outcome_.message,
                  "the process ended by itself, with code %d", WEXITSTATUS(status));
}

void Execution::leave() {
  Fiber nobody;
  nobody.thread_pointer = current_thread_pointer();
  switch_fiber(nobody, driver_);
  __builtin_unreachable();
}

}  // namespace ccgrade::explore

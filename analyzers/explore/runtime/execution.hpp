#pragma once
#include <signal.h>

#include <utility>

#include "analyzers/explore/strategies/strategy.hpp"
#include "coverage.hpp"
#include "outcome.hpp"
#include "pool.hpp"
#include "races.hpp"
#include "schedule.hpp"
#include "thread.hpp"
#include "trace.hpp"

namespace ccgrade::explore {

struct Settings {
  std::uint32_t max_steps = 20'000;  ///< of all threads; more is inconclusive
  std::uint32_t surprises = 4;       ///< early timeouts and spurious wakeups in one execution
  bool races = true;                 ///< does a data race end the execution?
  bool late_writes = false;          ///< may a write come after a call behind its hook?
  bool leaks = true;                 ///< is a thread that nobody joined at the end a failure?
  bool coverage = false;             ///< are the orders of conflicting steps counted?

  /// Accesses at these places may race with each other: the library's own fault.
  static constexpr int kMostUnjudged = 32;
  std::uintptr_t unjudged[kMostUnjudged] = {};
  int unjudged_count = 0;

  /// False when there is no room for another one.
  bool unjudge(std::uintptr_t pc) {
    if (unjudged_count == kMostUnjudged) return false;
    unjudged[unjudged_count++] = pc;
    return true;
  }
  bool judges(std::uintptr_t pc) const {
    for (int i = 0; i < unjudged_count; ++i)
      if (unjudged[i] == pc) return false;
    return true;
  }
};

/// One execution of the program under test: its threads, of which one runs at a time, who runs
/// next, and how it ended. Used by the fibers of the threads; nothing here runs in parallel.
class Execution {
 public:
  Execution(Arena& arena, Pool& pool, Races& races, Coverage& coverage, const Settings& settings);

  /// Runs `body` as the main thread under the strategy, and returns when the execution has ended.
  const Outcome& run(Strategy& strategy, void (*body)(void*), void* argument);

  /// The running thread is about to do this. Returns when it is its turn.
  Wake point(const Op& op);
  /// The running thread passes a hook that is no point, unless the strategy asked for it.
  void pass(const Op& op) {
    Thread& me = *running_;
    if (me.id == moment_.thread && me.events + 1 == moment_.event) {
      point(op);
      return;
    }
    ++me.events;
    me.clock.lengthen();
    mix(me, op);
  }
  /// Of the moments between two looks in vain one is tried, and no bound counts the others.
  void pass_vain_look(const Op& op) {
    outcome_.led_away = true;
    pass(op);
  }
  /// The running thread asks to let others go first. The first yields of a spin may come back at
  /// once: a thread that is never so fast would never be seen so.
  void yield(std::uintptr_t pc);
  /// The running thread has looked in vain: others go first, if it is not chosen again.
  void give_way(std::uintptr_t pc);
  /// One of the threads, as a choice of the strategy's: whom a notification wakes.
  Thread& choose_among(const Vec<Thread*>& candidates);

  /// A new thread, which can run from now on. Null when the pool is exhausted.
  Thread* spawn(void* (*function)(void*), void* argument, bool detached, std::uintptr_t pc);
  /// Ends the running thread. Never returns.
  [[noreturn]] void finish_thread(void* result);
  /// Ends the execution. Never returns. The message is one sentence without the places, which the
  /// parties tell.
  [[noreturn]] void end(Verdict verdict, const char* message, Party first = {}, Party second = {},
                        std::uintptr_t address = 0);
  /// The program exits now: what does that leave behind?
  [[noreturn]] void end_by_exit(int code, bool explicitly, std::uintptr_t pc);

  /// The running thread blocks these signals from now on (signals.hpp), and no others. What has
  /// waited comes now; where that ends the program, it is a failure at `pc`.
  void block_signals(std::uint64_t mask, std::uintptr_t pc);
  /// Those that the running thread blocks.
  std::uint64_t mask_of(const Thread& running) const;
  /// Does the thread block it by its own choice? What only a handler blocks comes when that
  /// returns.
  bool blocks(const Thread& thread, int signal) const;
  /// Does every thread?
  bool all_block(int signal) const;
  /// The running thread sends a signal that it blocks, to itself or to the process. The kernel, for
  /// which all threads are one, does not tell for whom it waits.
  void keep_signal(int signal, bool for_thread);
  /// A signal comes whose handler will block it for a while.
  void expect_signals() { masks_differ_ = true; }

  /// Destructors of statics are next. False when that has begun before: a program ends once.
  bool begin_exit() { return !std::exchange(exiting_, true); }

  /// Is every order of the synchronising steps tried? Plain accesses are no points then.
  bool explores_all() const { return explores_all_; }

  /// Keep every step, with its stack; from the `values_from`th on with what it has written.
  void record(std::uint32_t values_from) { trace_.record(values_from); }
  const Vec<Step>& steps() const { return trace_.steps(); }
  /// The process in which this ran ended with this wait status: a verdict where there is none yet.
  void died_of(int status);
  /// It was ended from outside, for this.
  void killed_for(const char* why);
  /// What is no judgement by then is none for that reason.
  void ran_out_of_time() { outcome_.by_time = true; }

  Thread& self() { return *running_; }
  Vec<Thread*>& threads() { return threads_; }
  /// The thread with this number; null when there is none, or it has ended.
  Thread* by_id(int id) {
    const bool known = id >= 0 && id < static_cast<int>(threads_.size());
    Thread* thread = known ? threads_[static_cast<std::size_t>(id)] : nullptr;
    return thread && thread->life == Life::running ? thread : nullptr;
  }
  /// The thread of this pthread_t; null when there is none.
  Thread* by_handle(std::uintptr_t handle) {
    for (Thread* thread : threads_)
      if (thread->fiber.thread_pointer == handle) return thread;
    return nullptr;
  }
  /// The thread that has ended and whose stack or thread_local object that is; null: none.
  const Thread* ended_owner(std::uintptr_t address) const {
    return any_ended_ ? find_ended_owner(address) : nullptr;
  }
  Races& races() { return races_; }
  Trace& trace() { return trace_; }
  Arena& arena() { return arena_; }
  void* main_stack_top() const { return pool_.main_stack_top(); }
  const Settings& settings() const { return settings_; }
  const Schedule& schedule() const { return schedule_; }
  const Outcome& outcome() const { return outcome_; }
  /// The event hash, cut short, at each synchronising step: where two executions part.
  const Vec<std::uint32_t>& marks() const { return marks_; }

  /// Virtual time in nanoseconds since the epoch; each look at it takes a microsecond.
  std::uint64_t look_at_clock() {
    computed_ += kLook;
    running_->computed += kLook;
    advance_to(now_ + kLook);
    return now_;
  }
  /// What of that all threads have computed, in nanoseconds: the rest was spent asleep.
  std::uint64_t computed() const { return computed_; }
  std::uint64_t now() const { return now_; }
  /// As alarm(): returns the seconds that were left of the one before, rounded up. What it mostly
  /// is, the end of a program that hangs, never comes; if virtual time comes to it, it is out of
  /// reach.
  long set_alarm(long seconds);
  /// What the program takes for chance: the same in every execution, whoever asks first.
  std::uint64_t random() { return running_->chance.next(); }

 private:
  static constexpr std::uint64_t kLook = 1'000;  ///< nanoseconds

  struct Start;
  static void enter_main(void* start);
  static void enter_thread(void* thread);
  Thread& add_thread();
  void run_next();
  void take_up_mask();
  void advance_to(std::uint64_t time);
  const Thread* find_ended_owner(std::uintptr_t address) const;
  void make_way(bool yielded, std::uintptr_t pc);
  void note_progress(Thread& me, const Op& op);
  Option choose();
  Options options();
  void add_ready(const Thread& thread);
  void add_surprises(const Thread& thread, bool nobody_is_ready);
  bool is_free(const Op& op) const { return explores_all_ && op.kind == OpKind::sleep; }
  [[noreturn]] void nobody_can_go_on();
  bool is_last() const;
  bool is_left_behind(const Thread& thread) const;
  void mix(const Thread& thread, const Op& op) {
    outcome_.event_hash =
        (outcome_.event_hash ^ (op.pc * 31 + static_cast<std::uint64_t>(op.kind) * 7 +
                                static_cast<std::uint64_t>(thread.id) + 1)) *
        0x100000001b3ULL;
  }
  Option decide(const Options& options);
  void measure();
  void tell_unfinished(bool nothing_under_way);
  void record_stack();
  void record_end();
  [[noreturn]] void leave();

  Arena& arena_;
  Pool& pool_;
  Settings settings_;
  Strategy* strategy_ = nullptr;
  Vec<Thread*> threads_;
  Vec<Option> options_;
  Thread* running_ = nullptr;
  Schedule schedule_;
  Vec<std::uint32_t> marks_;
  std::uint64_t computed_ = 0;
  Races& races_;
  Coverage& coverage_;
  Trace trace_;
  Outcome outcome_;
  Fiber driver_;
  Moment moment_;
  std::uint64_t now_ = 1'700'000'000'000'000'000;
  std::uint64_t alarm_ = 0;  ///< when it goes off; 0: never
  /// For which thread each signal waits, if it does: its id and 1; 0: any, -1: several.
  int kept_for_[NSIG] = {};
  bool any_ended_ = false;  ///< of the threads
  std::uint32_t surprises_left_ = 0;
  bool explores_all_ = false;
  bool asks_always_ = false;
  bool masks_differ_ = false;  ///< may a thread block signals that another does not?
  bool exiting_ = false;       ///< the program has begun to end
  bool ending_ = false;        ///< there is a verdict
};

/// The execution under way; null before main and between executions. The interposed functions have
/// no other way to reach it.
extern Execution* the_execution;

}  // namespace ccgrade::explore

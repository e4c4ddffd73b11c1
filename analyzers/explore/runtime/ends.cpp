// How an execution ends, and what is kept of it.
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "deadlock.hpp"
#include "execution.hpp"
#include "signals.hpp"

namespace ccgrade::explore {

void Execution::nobody_can_go_on() {
  if (alarm_ != 0 && is_handled(SIGALRM)) advance_to(alarm_);  // its handler may wake somebody
  const Deadlock found = explain_deadlock(threads_);
  // `end` takes the first two.
  std::copy(found.parties + 2, found.parties + kMostParties, outcome_.parties + 2);
  for (const Thread* thread : threads_)
    if (thread->life == Life::running) trace_.stuck(*thread);
  end(found.verdict, found.message, found.parties[0], found.parties[1]);
}

bool Execution::is_last() const {
  for (const Thread* thread : threads_)
    if (thread != running_ && thread->life == Life::running) return false;
  return true;
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
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS)
    return killed_for("the program takes over the signal SIGSYS, by which the explorer watches it");
  outcome_.verdict = Verdict::inconclusive;
  if (WIFSIGNALED(status))
    std::snprintf(outcome_.message, sizeof outcome_.message, "the process was ended by signal %d",
                  WTERMSIG(status));
  else
    std::snprintf(outcome_.message, sizeof outcome_.message,
                  "the process ended by itself, with code %d", WEXITSTATUS(status));
}

void Execution::killed_for(const char* why) {
  if (outcome_.verdict != Verdict::none) return;
  outcome_.verdict = Verdict::inconclusive;
  outcome_.by_time = true;
  std::strncpy(outcome_.message, why, sizeof outcome_.message - 1);
}

void Execution::leave() {
  Fiber nobody;
  nobody.thread_pointer = current_thread_pointer();
  switch_fiber(nobody, driver_);
  __builtin_unreachable();
}

}  // namespace ccgrade::explore

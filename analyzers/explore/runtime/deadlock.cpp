#include "deadlock.hpp"

#include <optional>

#include "locks.hpp"

namespace ccgrade::explore {
namespace {

const Thread* by_id(const Vec<Thread*>& threads, int id) {
  return id >= 0 && id < static_cast<int>(threads.size()) ? threads[static_cast<std::size_t>(id)]
                                                          : nullptr;
}

/// Any thread that has the lock for reading, first the one that waits itself.
const Thread* reader(const Vec<Thread*>& threads, const Thread& waiting) {
  if (holds(waiting, waiting.pending.object)) return &waiting;
  for (const Thread* thread : threads)
    if (holds(*thread, waiting.pending.object)) return thread;
  return nullptr;
}

/// Whom a thread waits for, where that is one thread that is known: the owner of a lock, who is at
/// an initialisation, or the thread that it joins.
const Thread* awaited(const Vec<Thread*>& threads, const Thread& thread) {
  const void* object = thread.pending.object;
  switch (thread.pending.kind) {
    case OpKind::lock:
      return by_id(threads, owner_of(object));
    case OpKind::read_lock:
      return by_id(threads, rwlock_at(object).writer - 1);
    case OpKind::write_lock: {
      const int writer = rwlock_at(object).writer;
      return writer ? by_id(threads, writer - 1) : reader(threads, thread);
    }
    case OpKind::spin_lock:
      return by_id(threads, *static_cast<const int*>(object) - 1);
    case OpKind::once:
      return by_id(threads, *static_cast<const int*>(object) - kInProgress);
    case OpKind::join:
      return static_cast<const Thread*>(object);
    default:
      return nullptr;
  }
}

Party party(const Thread& thread) {
  return {thread.id, thread.pending.pc};
}

/// A thread on a cycle of waits, or null.
const Thread* on_cycle(const Vec<Thread*>& threads, const Thread& start) {
  const Thread* slow = &start;
  const Thread* fast = &start;
  while (fast && awaited(threads, *fast)) {
    slow = awaited(threads, *slow);
    fast = awaited(threads, *awaited(threads, *fast));
    if (slow == fast) return fast;
  }
  return nullptr;
}

Deadlock cycle(const Vec<Thread*>& threads, const Thread& member) {
  Deadlock found{Verdict::deadlock, "threads wait for each other in a cycle"};
  const Thread* at = &member;
  for (Party& each : found.parties) {
    each = party(*at);
    at = awaited(threads, *at);
    if (at == &member) break;
  }
  return found;
}

/// The end of a chain of waits.
struct Chain {
  const Thread* root;    ///< waits for nobody in particular
  const Thread* before;  ///< waits for the root; null: the chain has one thread
};

Chain chain_from(const Vec<Thread*>& threads, const Thread& thread) {
  Chain chain{&thread, nullptr};
  while (const Thread* next = awaited(threads, *chain.root)) chain = {next, chain.root};
  return chain;
}

bool waits_for_lock(const Thread& thread) {
  return thread.pending.kind == OpKind::lock || thread.pending.kind == OpKind::read_lock ||
         thread.pending.kind == OpKind::write_lock || thread.pending.kind == OpKind::spin_lock;
}

Deadlock stuck_at(const Thread& root) {
  switch (root.pending.kind) {
    case OpKind::wait:
      return {Verdict::lost_wakeup,
              "a thread waits for a notification that no thread will send",
              {party(root), {}}};
    case OpKind::semaphore_wait:
      return {Verdict::deadlock,
              "a thread waits for a semaphore that no thread will release",
              {party(root), {}}};
    case OpKind::barrier_wait:
      return {Verdict::deadlock,
              "a thread waits at a barrier that no other thread will reach",
              {party(root), {}}};
    case OpKind::futex_wait:
      return {Verdict::deadlock,
              "a thread waits to be told that a value has changed, and no thread will tell it",
              {party(root), {}}};
    default:
      return {Verdict::deadlock, "no thread can go on", {party(root), {}}};
  }
}

/// What no other thread, and nobody outside of the program, could ever undo.
std::optional<Deadlock> certain(const Vec<Thread*>& threads, const Thread& thread) {
  if (const Thread* member = on_cycle(threads, thread)) {
    if (awaited(threads, *member) == member)
      return Deadlock{Verdict::deadlock, "a thread waits for itself", {party(*member), {}}};
    return cycle(threads, *member);
  }
  const Chain chain = chain_from(threads, thread);
  // A thread that ended without giving its lock back is waited for, but does not wait itself.
  if (chain.root->life == Life::finished && chain.before && waits_for_lock(*chain.before))
    return Deadlock{Verdict::deadlock,
                    "a thread waits for a lock whose owner ended without unlocking it",
                    {party(*chain.before), party(*chain.root)}};
  return std::nullopt;
}

/// Whoever could notify it may be among those who need what it holds.
std::optional<Deadlock> waits_with_a_lock(const Vec<Thread*>& threads, const Thread& thread) {
  const Chain chain = chain_from(threads, thread);
  if (chain.root->pending.kind != OpKind::wait || !chain.before || !waits_for_lock(*chain.before))
    return std::nullopt;
  return Deadlock{Verdict::deadlock,
                  "a thread waits for a notification while it holds a lock that another one needs",
                  {party(*chain.root), party(*chain.before)}};
}

/// Somebody outside may be the one who is waited for.
std::optional<Deadlock> waits_for_others(const Vec<Thread*>&, const Thread& thread) {
  if (thread.pending.kind != OpKind::transfer) return std::nullopt;
  return Deadlock{Verdict::inconclusive,
                  "a thread reads or writes a descriptor for which nobody in the program is ready, "
                  "where the explorer cannot follow",
                  {}};
}

const Thread* last_of_a_chain(const Vec<Thread*>& threads) {
  const Thread* waiting = nullptr;
  for (const Thread* thread : threads) {
    if (thread->life == Life::finished) continue;
    const Thread* root = chain_from(threads, *thread).root;
    if (!waiting || root->pending.kind == OpKind::wait) waiting = root;
  }
  return waiting;
}

}  // namespace

Deadlock explain_deadlock(const Vec<Thread*>& threads) {
  for (const auto explain : {certain, waits_for_others, waits_with_a_lock})
    for (const Thread* thread : threads)
      if (thread->life != Life::finished)
        if (const std::optional<Deadlock> found = explain(threads, *thread)) return *found;
  const Thread* waiting = last_of_a_chain(threads);
  return waiting ? stuck_at(*waiting)
                 : Deadlock{Verdict::deadlock, "every thread ended without ending the program", {}};
}

}  // namespace ccgrade::explore

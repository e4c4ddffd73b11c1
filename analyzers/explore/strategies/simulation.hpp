#pragma once
// For tests: threads that do nothing but take the steps that they are given.
#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <map>
#include <new>
#include <set>
#include <vector>

#include "strategies.hpp"

namespace ccgrade::explore {

inline void out_of_runtime_memory() {
  std::abort();
}

/// A strategy with an arena of its own, which stays.
inline Strategy& new_strategy(const char* name, std::initializer_list<std::uintptr_t> aims = {}) {
  Arena* lasting = Arena::create(std::size_t{1} << 28);
  auto* kept =
      new (allocate<char>(*lasting, sizeof(Vec<std::uintptr_t>))) Vec<std::uintptr_t>(*lasting);
  for (const std::uintptr_t aim : aims) kept->push(aim);
  return *make_strategy(name, *kept, *lasting);
}

using Steps = std::vector<Op>;

/// An address for each name.
inline const void* object(char name) {
  static const char objects[128] = {};
  return &objects[static_cast<int>(name)];
}
inline Op op(OpKind kind, char name) {
  return {.kind = kind, .object = object(name)};
}
inline Op load(char name) {
  return op(OpKind::atomic_read, name);
}
inline Op store(char name) {
  return op(OpKind::atomic_write, name);
}
inline Op lock(char name) {
  return op(OpKind::lock, name);
}
inline Op unlock(char name) {
  return op(OpKind::unlock, name);
}

inline Op read_lock(char name) {
  return op(OpKind::read_lock, name);
}
inline Op read_unlock(char name) {
  return op(OpKind::read_unlock, name);
}
inline Op write_lock(char name) {
  return op(OpKind::write_lock, name);
}

/// Threads that do nothing but these steps, under a strategy.
class Simulation {
 public:
  explicit Simulation(std::vector<Steps> threads) : threads_(std::move(threads)) {}

  /// One execution; false when the strategy cut it off.
  bool run(Strategy& strategy, std::uint64_t seed = 1) {
    strategy.begin(seed, {});
    order_.clear();
    at_.assign(threads_.size(), 0);
    held_.clear();
    readers_.clear();
    for (int running = 0;;) {
      const std::vector<Option> possible = options(running);
      if (possible.empty()) break;
      Options all{};
      all.all = possible.data();
      all.count = all.ready_count = static_cast<unsigned>(possible.size());
      all.running = running;
      all.can_go_on = possible.front().thread == running;
      const Op* next = next_of(running);
      const Op none{};
      all.running_op = next ? next : &none;
      all.thread_count = static_cast<unsigned>(threads_.size());
      const unsigned picked = strategy.pick(all);
      if (picked == kCovered) return end(strategy), false;
      running = possible[picked].thread;
      take(running);
    }
    end(strategy);
    return true;
  }

  /// Whose each step of the last execution was.
  const std::vector<int>& order() const { return order_; }

  /// Did the last execution end with somebody who could not go on?
  bool is_stuck() const {
    for (int thread = 0; thread < static_cast<int>(threads_.size()); ++thread)
      if (next_of(thread) && options(0).empty()) return true;
    return false;
  }

 private:
  /// Null when the thread has ended.
  const Op* next_of(int thread) const {
    const std::size_t at = at_[static_cast<std::size_t>(thread)];
    const Steps& steps = threads_[static_cast<std::size_t>(thread)];
    return at == steps.size() ? nullptr : &steps[at];
  }

  bool is_free_for(const Op& step) const {
    if (step.kind == OpKind::lock || step.kind == OpKind::read_lock)
      return !held_.count(step.object);
    if (step.kind != OpKind::write_lock) return true;
    return !held_.count(step.object) && !readers_.count(step.object);
  }

  bool holds_lock(int thread) const {
    return std::ranges::any_of(held_, [&](const auto& each) { return each.second == thread; });
  }

  std::vector<Option> options(int running) const {
    std::vector<Option> possible;
    const int count = static_cast<int>(threads_.size());
    for (int i = 0; i < count; ++i) {
      const int thread = (running + i) % count;
      const Op* next = next_of(thread);
      if (!next || !is_free_for(*next)) continue;
      possible.push_back({thread, Wake::ready, next, false, holds_lock(thread)});
    }
    return possible;
  }

  /// Those who are stuck are told too.
  void end(Strategy& strategy) const {
    std::vector<Option> stuck;
    for (int thread = 0; thread < static_cast<int>(threads_.size()); ++thread)
      if (const Op* next = next_of(thread)) stuck.push_back({thread, Wake::ready, next, false});
    Options all{};
    all.all = stuck.data();
    all.count = static_cast<unsigned>(stuck.size());
    strategy.ended(all);
  }

  void take(int thread) {
    order_.push_back(thread);
    const Op& step =
        threads_[static_cast<std::size_t>(thread)][at_[static_cast<std::size_t>(thread)]++];
    if (step.kind == OpKind::lock || step.kind == OpKind::write_lock) held_[step.object] = thread;
    if (step.kind == OpKind::unlock) held_.erase(step.object);
    if (step.kind == OpKind::read_lock) readers_.insert(step.object);
    if (step.kind == OpKind::read_unlock) readers_.erase(readers_.find(step.object));
  }

  std::vector<Steps> threads_;
  std::vector<std::size_t> at_;
  std::map<const void*, int> held_;
  std::multiset<const void*> readers_;
  std::vector<int> order_;
};

}  // namespace ccgrade::explore

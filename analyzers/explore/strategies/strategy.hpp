#pragma once
#include <cstdint>

#include "analyzers/explore/runtime/operation.hpp"
#include "dice.hpp"

namespace ccgrade::explore {

/// A thread that can go on, and how.
struct Option {
  int thread;
  Wake wake;
  const Op* op;  ///< what it will do
  bool yielded;  ///< it asked to let others go first
  bool holds_lock = false;
};

/// What can happen next. Never empty; the first `ready_count` options need no surprise.
struct Options {
  const Option* all;
  unsigned count;
  unsigned ready_count;
  unsigned usual;          ///< index of what happens by default
  int running;             ///< the thread that ran last
  unsigned running_event;  ///< and how many hooks it has passed …
  const Op* running_op;    ///< and what it is about to do, or does
  bool can_go_on;          ///< it is ready and did not yield: all[usual] is that thread
  bool whom_to_wake;       ///< a choice inside the running thread's step, not who goes on
  unsigned step;
  unsigned thread_count;  ///< threads ever created
};

/// What a strategy picks when every way to go on was explored before.
constexpr unsigned kCovered = ~0U;

/// How far a strategy is that tries everything.
enum class Progress : std::uint8_t { under_way, complete, given_up };

/// When a thread passes its n-th hook.
struct Moment {
  int thread = -1;
  std::uint32_t event = 0;
};

/// What earlier executions of the same program were like.
struct Profile {
  unsigned steps = 64;  ///< most points that one of them had
  unsigned threads = 2;
};

/// Threads that make way for each other in turn do so for ever, where the highest priority decides:
/// after so many yields in one execution, chance must.
class Patience {
 public:
  bool is_lost(const Options& options) {
    for (unsigned i = 0; i < options.ready_count; ++i)
      yields_ += options.all[i].yielded && options.all[i].thread == options.running;
    return yields_ > kMost;
  }

 private:
  static constexpr unsigned kMost = 64;
  unsigned yields_ = 0;
};

/// Chooses. One object serves many executions, one after the other; everything it decides follows
/// from the seed and from what it is asked, so that the same seed gives the same execution.
class Strategy {
 public:
  virtual void begin(std::uint64_t seed, const Profile& profile) = 0;
  /// Index of an option, or kCovered.
  virtual unsigned pick(const Options& options) = 0;
  /// The execution has ended; these are the steps that were never taken.
  virtual void ended(const Options&) {}
  /// Does it try every order of the synchronising steps? Plain accesses are no points then: what
  /// can be told apart by their order is a data race.
  virtual bool explores_all() const { return false; }
  /// Does it want to be asked at every step, even where only one thread can go on?
  virtual bool asks_always() const { return explores_all(); }
  virtual Progress progress() const { return Progress::under_way; }
  /// The hook at which it wants to be asked next, even where none else would; a replay does.
  virtual Moment next_moment() const { return {}; }

 protected:
  ~Strategy() = default;  // never destroyed through the interface: strategies live in an arena
};

/// Should a surprise happen now? Always when nothing else can, else once in `rarity`.
inline bool draws_surprise(const Options& options, Dice& dice, unsigned rarity) {
  return options.ready_count == 0 || (options.count > options.ready_count && dice.one_in(rarity));
}
inline unsigned any_surprise(const Options& options, Dice& dice) {
  return options.ready_count +
         static_cast<unsigned>(dice.below(options.count - options.ready_count));
}

}  // namespace ccgrade::explore

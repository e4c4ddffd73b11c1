// Theory of operation. The path is what was chosen in the last execution, from its beginning on.
// The next execution follows it up to the last moment where something is left to try, tries that,
// and from there on the default. What is to be tried at a moment grows while later steps are seen:
// a step that is dependent on an earlier one, but not ordered after it by others, could have come
// first (a race); then the moment of the earlier one must try a thread that leads there. Whatever
// was tried at a moment sleeps in its other branches, until a step comes that conflicts with it; a
// moment at which everybody sleeps leads to nothing new.
#include "dfs.hpp"

namespace ccgrade::explore {
namespace {

constexpr int kReady = static_cast<int>(Wake::ready);
constexpr int kNone = -1;

std::uint64_t bit(int thread) {
  return std::uint64_t{1} << thread;
}

}  // namespace

void Dfs::begin(std::uint64_t, const Profile&) {
  if (under_way_) move_on({});  // its process died
  under_way_ = true;
  cut_ = false;
  depth_ = 0;
}

unsigned Dfs::pick(const Options& options) {
  if (progress_ == Progress::given_up) return options.usual;
  if (options.thread_count > kMostThreads || depth_ == kLongestPath) return give_up(options);
  if (depth_ == path_.size() && !extend(options)) {
    cut_ = true;
    return kCovered;
  }
  if (options.thread_count > static_cast<unsigned>(threads_))
    threads_ = static_cast<int>(options.thread_count);
  Node& node = path_[depth_++];
  for (unsigned i = 0; i < options.count; ++i) {
    const Event next = event_of(options.all[i]);
    if (next.thread != node.taken.thread || next.wake != node.taken.wake) continue;
    node.taken = next;
    return i;
  }
  return give_up(options);  // the same beginning went another way
}

unsigned Dfs::give_up(const Options& options) {
  progress_ = Progress::given_up;
  return options.usual;
}

/// Another moment, and the first choice there. False when all that could follow was explored.
bool Dfs::extend(const Options& options) {
  Node node;
  node.step = !options.whom_to_wake;
  for (unsigned i = 0; i < options.count; ++i) {
    const Option& option = options.all[i];
    const int wake = static_cast<int>(option.wake);
    if (option.wake == Wake::ready) node.ready |= bit(option.thread);
    if (node.step && option.yielded && must_wait(option.thread, options)) {
      incomplete_ = true;  // it could look once more all the same, and give up for good
      continue;
    }
    node.enabled[wake] |= bit(option.thread);
    // Only the order of ready steps is known to be covered by what follows.
    if (wake != kReady || !node.step || !reduced_) node.todo[wake] |= bit(option.thread);
  }
  node.asleep = node.step ? sleepers(options) : 0;
  const int first = first_choice(node, options);
  if (first == kNone) return false;
  take(node, options.all[first]);
  if (node.step) steps_.push(static_cast<std::uint32_t>(path_.size()));
  path_.push(node);
  return true;
}

/// Fairness to those whom a spin waits for: a thread that yielded twice waits for everybody who has
/// not moved meanwhile (Musuvathi and Qadeer, PLDI 2008).
bool Dfs::must_wait(int thread, const Options& options) const {
  Mask moved = bit(thread);
  int yields = 0;
  for (std::size_t i = steps_.size(); i-- > 0 && yields < 2;) {
    const Event& step = event(i);
    moved |= bit(step.thread);
    yields += step.thread == thread && step.kind == OpKind::yield;
  }
  Mask ready = 0;
  for (unsigned i = 0; i < options.ready_count; ++i) ready |= bit(options.all[i].thread);
  return yields == 2 && (ready & ~moved) != 0;
}

/// Who slept before the last step, or was tried in its place, and is not woken by it.
Dfs::Mask Dfs::sleepers(const Options& options) const {
  if (steps_.empty()) return 0;
  const Node& last = path_[steps_.back()];
  const Mask before = last.asleep | (last.done[kReady] & ~bit(last.taken.thread));
  Mask still = 0;
  for (unsigned i = 0; i < options.ready_count; ++i) {
    const Event next = event_of(options.all[i]);
    if (before & bit(next.thread) && !conflict(last.taken, next)) still |= bit(next.thread);
  }
  return still;
}

/// Index of what happens by default, if it may be tried; else of the first that may.
int Dfs::first_choice(const Node& node, const Options& options) const {
  const auto may_try = [&](const Option& option) {
    const Mask allowed = node.enabled[static_cast<int>(option.wake)];
    return allowed & bit(option.thread) &&
           !(option.wake == Wake::ready && node.asleep & bit(option.thread));
  };
  if (may_try(options.all[options.usual])) return static_cast<int>(options.usual);
  for (unsigned i = 0; i < options.count; ++i)
    if (may_try(options.all[i])) return static_cast<int>(i);
  return kNone;
}

void Dfs::take(Node& node, const Option& option) {
  const int wake = static_cast<int>(option.wake);
  node.taken = event_of(option);
  node.todo[wake] |= bit(option.thread);
  node.done[wake] |= bit(option.thread);
}

void Dfs::ended(const Options& unfinished) {
  // Where an execution fails cannot change places with what was left to do.
  const bool vanished = !steps_.empty() && event(steps_.size() - 1).kind == OpKind::vanish;
  if (!cut_ && !vanished && unfinished.count > 0) incomplete_ = true;
  move_on(unfinished);
}

void Dfs::move_on(const Options& unfinished) {
  under_way_ = false;
  if (progress_ == Progress::given_up) return;
  while (!steps_.empty() && steps_.back() >= depth_) steps_.truncate(steps_.size() - 1);
  path_.truncate(depth_);
  for (std::size_t at = known_steps_; at < steps_.size(); ++at) find_races(event(at), at);
  for (unsigned i = 0; i < unfinished.count; ++i)
    find_races(event_of(unfinished.all[i]), steps_.size());
  if (!next_branch()) progress_ = incomplete_ ? Progress::given_up : Progress::complete;
}

/// Takes note of what happens before the step number `at`, and sees to it that whatever it could
/// have come before is explored so.
void Dfs::find_races(const Event& step, std::size_t at) {
  clocks_.extend((at + 1) * kMostThreads);
  std::uint32_t before[kMostThreads] = {};  // by the thread's own order
  if (const int previous = previous_of(step, at); previous != kNone)
    for (int t = 0; t < threads_; ++t) before[t] = clock(static_cast<std::size_t>(previous), t);
  order(step, at, before);
  const std::uint32_t own = before[step.thread];
  for (std::size_t i = at; i-- > 0;) {
    const Event& earlier = event(i);
    if (before[earlier.thread] > i) continue;
    // Where it came too late to be surprised, it must be given the chance to come earlier.
    const bool missed_surprise = step.may_be_surprised && i < own && gives_way(earlier, step);
    if (!conflict(earlier, step) && !missed_surprise) continue;
    reverse(i, step, at);
    if (i < own) return;  // those before were seen when the thread first came to this step
  }
}

/// The step after which the thread stood before this one: its own last, or its creation.
int Dfs::previous_of(const Event& step, std::size_t at) const {
  for (std::size_t i = at; i-- > 0;)
    if (event(i).thread == step.thread) return static_cast<int>(i);
  int created = 0;
  for (std::size_t i = 0; i < at; ++i)
    if (event(i).kind == OpKind::create && ++created == step.thread) return static_cast<int>(i);
  return kNone;
}

void Dfs::order(const Event& step, std::size_t at, const std::uint32_t* before) {
  for (int t = 0; t < threads_; ++t) clock(at, t) = before[t];
  const int sign = woken_by(step, at, before[step.thread]);
  for (std::size_t i = at; i-- > 0;) {
    if (clock(at, event(i).thread) > i) continue;
    if (!conflict(event(i), step) && !gives_way(event(i), step) && static_cast<int>(i) != sign)
      continue;
    for (int t = 0; t < threads_; ++t)
      if (clock(i, t) > clock(at, t)) clock(at, t) = clock(i, t);
  }
  clock(at, step.thread) = static_cast<std::uint32_t>(at) + 1;
}

/// The last step since then before which the thread could not go on.
int Dfs::woken_by(const Event& step, std::size_t at, std::size_t since) const {
  for (std::size_t i = at; i-- > since;)
    if (!(path_[steps_[i]].ready & bit(step.thread))) return static_cast<int>(i);
  return kNone;
}

/// The later step, at `at`, could have come before the earlier one: somebody who leads there must
/// be tried in the earlier one's place.
void Dfs::reverse(std::size_t earlier, const Event& later, std::size_t at) {
  Node& node = path_[steps_[earlier]];
  const Mask leading = initials(earlier, later, at);
  const Mask surprises = node.enabled[static_cast<int>(later.wake)];
  if (leading & node.todo[kReady]) return;
  if (later.wake != Wake::ready && leading & surprises & bit(later.thread)) return;
  const Mask possible = leading & node.enabled[kReady];
  if (possible & bit(later.thread))
    node.todo[kReady] |= bit(later.thread);
  else
    node.todo[kReady] |= possible ? possible & (~possible + 1) : node.enabled[kReady];
}

/// Of the steps after the earlier one that do not need it, and the later one: the threads of those
/// that need none of the others.
Dfs::Mask Dfs::initials(std::size_t earlier, const Event& later, std::size_t at) const {
  Mask seen = 0;
  Mask leading = 0;
  std::uint32_t first[kMostThreads] = {};  // of a thread's steps among them
  for (std::size_t i = earlier + 1; i <= at; ++i) {
    const int thread = i == at ? later.thread : event(i).thread;
    const bool needs_earlier = clock(i, event(earlier).thread) > earlier;
    if ((i < at && needs_earlier) || seen & bit(thread)) continue;
    bool needs_another = false;
    for (int t = 0; t < threads_; ++t) needs_another |= seen & bit(t) && clock(i, t) > first[t];
    if (!needs_another) leading |= bit(thread);
    seen |= bit(thread);
    first[thread] = static_cast<std::uint32_t>(i);
  }
  return leading;
}

/// Goes back to the last moment where something is left. False when there is none.
bool Dfs::next_branch() {
  while (!path_.empty() && !choose_untried(path_.back())) {
    if (path_.back().step) steps_.truncate(steps_.size() - 1);
    path_.truncate(path_.size() - 1);
  }
  known_steps_ = steps_.size() - (!path_.empty() && path_.back().step ? 1 : 0);
  return !path_.empty();
}

bool Dfs::choose_untried(Node& node) {
  for (int wake = 0; wake < static_cast<int>(kWakes); ++wake) {
    Mask left = node.todo[wake] & ~node.done[wake];
    if (wake == kReady) left &= ~node.asleep;
    if (!left) continue;
    node.taken = {
        __builtin_ctzll(left), static_cast<Wake>(wake), OpKind::start, false, 1, nullptr, nullptr};
    node.done[wake] |= bit(node.taken.thread);
    return true;
  }
  return false;
}

}  // namespace ccgrade::explore

#pragma once
#include "analyzers/explore/runtime/arena.hpp"
#include "dependence.hpp"

namespace ccgrade::explore {

/// Every interleaving, once for each class of those that differ only in the order of steps that do
/// not influence each other: depth-first search with dynamic partial-order reduction (source sets;
/// Abdulla, Aronis, Jonsson and Sagonas, POPL 2014) and sleep sets (Godefroid 1996). A thread that
/// yields again and again waits for the others to move (as in CHESS), so that spinning ends. Plain
/// accesses are no points: they are ordered by the others, or a data race that some order of the
/// others shows.
class Dfs final : public Strategy {
 public:
  /// Without reduction sleep sets alone avoid what was seen: slower, and a witness for the rest.
  Dfs(bool reduced, Arena& arena)
      : reduced_(reduced), path_(arena), steps_(arena), clocks_(arena) {}

  void begin(std::uint64_t, const Profile&) override;
  unsigned pick(const Options& options) override;
  void ended(const Options& unfinished) override;
  bool explores_all() const override { return true; }
  Progress progress() const override { return progress_; }

 private:
  using Mask = std::uint64_t;  ///< of threads
  static constexpr unsigned kMostThreads = 64;
  static constexpr unsigned kLongestPath = 4'096;
  static constexpr unsigned kWakes = 3;

  /// A moment at which something was chosen, on the way that the last execution went.
  struct Node {
    bool step = true;           ///< false: whom to wake, inside of a thread's step
    Mask ready = 0;             ///< who could go on without a surprise …
    Mask enabled[kWakes] = {};  ///< … and who may be chosen, by how the thread wakes
    Mask todo[kWakes] = {};     ///< to be tried here, or tried already
    Mask done[kWakes] = {};     ///< tried, the last one included
    Mask asleep = 0;            ///< what begins with them was seen elsewhere
    Event taken;
  };

  unsigned give_up(const Options& options);
  bool extend(const Options& options);
  bool must_wait(int thread, const Options& options) const;
  Mask sleepers(const Options& options) const;
  int first_choice(const Node& node, const Options& options) const;
  void take(Node& node, const Option& option);
  void move_on(const Options& unfinished);
  void find_races(const Event& step, std::size_t at);
  int previous_of(const Event& step, std::size_t at) const;
  void order(const Event& step, std::size_t at, const std::uint32_t* before);
  int woken_by(const Event& step, std::size_t at, std::size_t since) const;
  void reverse(std::size_t earlier, const Event& later, std::size_t at);
  Mask initials(std::size_t earlier, const Event& later, std::size_t at) const;
  bool next_branch();
  bool choose_untried(Node& node);

  /// How many of `thread`'s steps happen before the step `at`, itself included, by the steps'
  /// numbers: the number of the last one, plus 1.
  std::uint32_t& clock(std::size_t at, int thread) {
    return clocks_[at * kMostThreads + static_cast<std::size_t>(thread)];
  }
  std::uint32_t clock(std::size_t at, int thread) const {
    return clocks_[at * kMostThreads + static_cast<std::size_t>(thread)];
  }
  const Event& event(std::size_t step) const { return path_[steps_[step]].taken; }

  bool reduced_;
  Progress progress_ = Progress::under_way;
  Vec<Node> path_;
  int threads_ = 0;              ///< most in an execution
  std::size_t depth_ = 0;        ///< how far the current execution has come on it
  std::size_t known_steps_ = 0;  ///< the first so many steps are those of the last execution
  Vec<std::uint32_t> steps_;     ///< the nodes that are steps
  Vec<std::uint32_t> clocks_;    ///< of each step and, last, of one that was not taken
  bool under_way_ = false;
  bool cut_ = false;         ///< all that could follow was explored before
  bool incomplete_ = false;  ///< something is out of reach: nothing can be said of all
};

}  // namespace ccgrade::explore

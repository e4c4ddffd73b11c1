#pragma once
#include <optional>
#include <string>
#include <vector>

namespace ccgrade::explore {

/// Executions that one process does: a strategy with a range of seeds.
struct Batch {
  std::string strategy;
  unsigned long first_seed = 1;
  long count = 1;

  /// Does it try every interleaving, rather than a sample? It ends by itself when it has.
  bool explores_all() const { return strategy.starts_with("dfs"); }

  std::string stage() const {
    return "run " + strategy + " " + std::to_string(first_seed) + " " + std::to_string(count);
  }
};

/// What to try, in this order: the default schedule, where a bug is predicted (`aimed`) a few
/// directed ones, a few in lockstep, then rounds of every strategy, each round longer than the one
/// before, `schedules` executions in all. After the first round, an attempt at every interleaving:
/// where the program is small enough, nothing more is to be done. A bug that one strategy is blind
/// to is another one's first find.
std::vector<Batch> portfolio(const std::string& strategy, unsigned long seed, long schedules,
                             bool aimed = false);

/// What the batch at this place did not come to: the same where its session's time was over
/// (`late`), as many of the last kind where it is an attempt at everything that gave up. Empty
/// where nothing is left, or nothing else is to be tried.
std::optional<Batch> rest_of(const std::vector<Batch>& batches, std::size_t which, long executions,
                             bool late);

/// Probability at most with which `schedules` executions of PCT missed a bug of this depth, which
/// needs depth - 1 preemptions, in a program of so many threads and points: (1 - 1/(n k^(d-1)))^N
/// (Burckhardt et al., ASPLOS 2010).
double miss_bound(int depth, int threads, int points, long schedules);

}  // namespace ccgrade::explore

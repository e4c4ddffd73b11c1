#pragma once
#include <string>
#include <vector>

namespace ccgrade::explore {

/// Executions that one process does: a strategy with a range of seeds.
struct Batch {
  std::string strategy;
  unsigned long first_seed = 1;
  long count = 1;

  std::string stage() const {
    return "run " + strategy + " " + std::to_string(first_seed) + " " + std::to_string(count);
  }
};

/// What to try, in this order: the default schedule, then rounds of every strategy, each round
/// longer than the one before, `schedules` executions in all. A bug that one strategy is blind to
/// is another one's first find.
std::vector<Batch> portfolio(const std::string& strategy, unsigned long seed, long schedules);

/// Probability at most with which `schedules` executions of PCT missed a bug of this depth, which
/// needs depth - 1 preemptions, in a program of so many threads and points: (1 - 1/(n k^(d-1)))^N
/// (Burckhardt et al., ASPLOS 2010).
double miss_bound(int depth, int threads, int points, long schedules);

}  // namespace ccgrade::explore

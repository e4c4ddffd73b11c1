// Algorithms that rearrange what they are handed change it.
#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <vector>

class Scores {
 public:
  void add(int score) {
    std::unique_lock lock(mutex_);
    scores_.push_back(score);
  }
  int best() {
    std::shared_lock lock(mutex_);
    std::ranges::sort(scores_);  // FINDING inconsistent-guard
    return scores_.back();
  }

 private:
  std::shared_mutex mutex_;
  std::vector<int> scores_;
};

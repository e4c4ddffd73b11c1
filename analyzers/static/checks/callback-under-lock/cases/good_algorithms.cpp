// Algorithms and comparisons of the library are objects that are called; nobody handed them over.
#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

class Scores {
 public:
  void add(int score) {
    std::lock_guard lock(mutex_);
    scores_.insert(std::ranges::upper_bound(scores_, score), score);
  }
  bool has(int score) {
    std::lock_guard lock(mutex_);
    return std::ranges::binary_search(scores_, score) || std::less<int>()(score, 0);
  }
  std::size_t shard_of(const std::string& name) {
    std::lock_guard lock(mutex_);
    return std::hash<std::string>()(name) % 4;
  }

 private:
  std::mutex mutex_;
  std::vector<int> scores_;
};

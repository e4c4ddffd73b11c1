#include <algorithm>
#include <mutex>
#include <vector>

class Scores {
 public:
  template <class Use>
  auto with_lock(Use use) {
    std::lock_guard lock(mutex_);
    return use(scores_);
  }
  int best() {
    return with_lock([](const std::vector<int>& all) { return all.empty() ? 0 : all.front(); });
  }
  void sort() {
    std::lock_guard lock(mutex_);
    const auto above = [](int a, int b) { return a > b; };
    std::sort(scores_.begin(), scores_.end(), above);
    if (above(1, 2)) scores_.clear();
  }

 private:
  std::mutex mutex_;
  std::vector<int> scores_;
};

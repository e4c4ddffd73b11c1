// A function template runs what it is given with the lock held; what it is given locks nothing.
#include <mutex>
#include <thread>
#include <vector>

class Scores {
 public:
  template <class Use>
  auto locked(Use use) {
    std::lock_guard lock(mutex_);
    return use(scores_);
  }
  void add(int score) {
    locked([score](std::vector<int>& scores) { scores.push_back(score); });
  }
  std::size_t count() {
    std::lock_guard lock(mutex_);
    return scores_.size();
  }
  std::size_t above(int limit) {
    return locked([limit](const std::vector<int>& scores) {
      std::size_t found = 0;
      for (const int score : scores) found += score > limit ? 1 : 0;
      return found;
    });
  }

 private:
  std::mutex mutex_;
  std::vector<int> scores_;
};

int main() {
  Scores scores;
  std::jthread player([&] { scores.add(10); });
  return scores.above(5) > 1 || scores.count() > 1 ? 1 : 0;
}

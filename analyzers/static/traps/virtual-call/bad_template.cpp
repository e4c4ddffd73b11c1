// What the function template is given asks for the count, which locks.
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
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    return scores_.size();
  }
  bool all_above(int limit) {
    return locked([this, limit](const std::vector<int>& scores) {
      std::size_t found = 0;
      for (const int score : scores) found += score > limit ? 1 : 0;
      return found == count();
    });
  }

 private:
  std::mutex mutex_;
  std::vector<int> scores_;
};

int main() {
  Scores scores;
  std::jthread player([&] { scores.add(10); });
  return scores.all_above(5) && scores.count() > 1 ? 1 : 0;
}

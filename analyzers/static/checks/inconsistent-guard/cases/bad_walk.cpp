// A loop over the container reads it all the time.
#include <map>
#include <mutex>
#include <vector>

class Scores {
 public:
  void add(int score) {
    std::lock_guard lock(mutex_);
    all_.push_back(score);
    ++counts_[score];
  }
  int sum() {
    int total = 0;
    for (const int score : all_) total += score;  // FINDING inconsistent-guard
    return total;
  }
  int most() {
    int most = 0;
    for (const auto& [score, count] : counts_)  // FINDING inconsistent-guard
      if (count > most) most = count;
    return most;
  }

 private:
  std::mutex mutex_;
  std::vector<int> all_;
  std::map<int, int> counts_;
};

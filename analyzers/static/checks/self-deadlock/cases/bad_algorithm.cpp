// What is handed to an algorithm runs here and now, also where the algorithm is an object.
#include <algorithm>
#include <mutex>
#include <vector>

class Ledger {
 public:
  void add(long amount) {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    sum_ += amount;
  }
  void add_all(const std::vector<long>& amounts) {
    std::lock_guard lock(mutex_);
    std::ranges::for_each(amounts, [this](long amount) { add(amount); });
  }
  long largest() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    return sum_;
  }
  bool any_above(const std::vector<long>& amounts) {
    std::lock_guard lock(mutex_);
    return std::any_of(amounts.begin(), amounts.end(),
                       [this](long each) { return each > largest(); });
  }

 private:
  std::mutex mutex_;
  long sum_ = 0;
};

#include <atomic>

class Pool {
 public:
  bool take() {
    if (free_.load() > 0) {  // FINDING atomic-check-then-act
      free_.fetch_sub(1);
      return true;
    }
    return false;
  }
  void start() {
    if (!started_) started_ = true;  // FINDING atomic-check-then-act
  }

 private:
  std::atomic<int> free_{4};
  std::atomic<bool> started_{false};
};

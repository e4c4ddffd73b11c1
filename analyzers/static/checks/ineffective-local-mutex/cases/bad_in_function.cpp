#include <mutex>
#include <vector>

std::vector<int> log_lines;

void append(int line) {
  std::mutex mutex;  // FINDING ineffective-local-mutex
  std::lock_guard lock(mutex);
  log_lines.push_back(line);
}

class Counter {
 public:
  void add() {
    std::recursive_mutex guard;  // FINDING ineffective-local-mutex
    guard.lock();
    ++count_;
    guard.unlock();
  }

 private:
  int count_ = 0;
};

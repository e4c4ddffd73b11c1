// a.merge(b) in one thread and b.merge(a) in another: the object locks itself first.
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class Counter {
 public:
  void merge(Counter& other) {
    if (this == &other) return;
    std::lock_guard mine(mutex_);
    std::lock_guard theirs(other.mutex_);  // FINDING lock-order-inversion
    value_ += other.value_;
  }

 private:
  std::mutex mutex_;
  int value_ = 0;
};

void mix(std::vector<Counter>& counters, int i, int j) {
  counters[i].merge(counters[j]);
}

int main() {
  std::vector<Counter> counters(8);
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&counters, i] { mix(counters, i, (i + 1) % 8); });
}

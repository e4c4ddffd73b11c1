// The caller says whether it holds the lock.
#include <mutex>
#include <thread>

class Counter {
 public:
  enum class Lock { take, held };

  void add(int more, Lock how = Lock::take) {
    if (how == Lock::take) mutex_.lock();
    total_ += more;
    if (how == Lock::take) mutex_.unlock();
  }
  void add_both(int one, int other) {
    std::lock_guard lock(mutex_);
    add(one, Lock::held);
    add(other, Lock::held);
  }

 private:
  std::mutex mutex_;
  int total_ = 0;
};

int main() {
  Counter counter;
  std::thread thread([&] { counter.add(1); });
  counter.add_both(2, 3);
  thread.join();
}

// BUG: add() takes no lock. A spin lock and a guard class of the program's own, beside
// std::lock_guard on the same lock.
#include <atomic>
#include <mutex>
#include <thread>
class Spin {
  std::atomic<bool> b_{false};

 public:
  void lock() {
    while (b_.exchange(true, std::memory_order_acquire)) std::this_thread::yield();
  }
  bool try_lock() { return !b_.exchange(true, std::memory_order_acquire); }
  void unlock() { b_.store(false, std::memory_order_release); }
};
class SpinGuard {
  Spin& s_;

 public:
  explicit SpinGuard(Spin& s) : s_(s) { s_.lock(); }
  ~SpinGuard() { s_.unlock(); }
};
class Stats {
  Spin s_;
  int n_ = 0;

 public:
  void add() { ++n_; }  // FINDING inconsistent-guard
  void reset() {
    std::lock_guard<Spin> g(s_);
    n_ = 0;
  }
  int get2() {
    std::lock_guard<Spin> g(s_);
    return n_;
  }
  int get() {
    std::unique_lock<Spin> g(s_);
    return n_;
  }
};
int main() {
  Stats s;
  auto work = [&] {
    for (int i = 0; i < 50; ++i) {
      s.add();
      s.get();
      s.get2();
      s.reset();
    }
  };
  std::thread a(work), b(work);
  a.join();
  b.join();
}

// The same SpinLock: one user by lock_guard, one by lock()/unlock(). The second forgets it.
#include <atomic>
#include <mutex>
#include <thread>
class SpinLock {
  std::atomic_flag f_ = ATOMIC_FLAG_INIT;

 public:
  void lock() {
    while (f_.test_and_set(std::memory_order_acquire)) std::this_thread::yield();
  }
  void unlock() { f_.clear(std::memory_order_release); }
};
class Stats {
  SpinLock l_;
  long n_ = 0;

 public:
  void add() {
    std::lock_guard g(l_);
    ++n_;
  }
  long get() { return n_; }  // FINDING inconsistent-guard // FINDING unguarded-shared-write
};
int main() {
  Stats st;
  std::thread a([&] {
    for (int i = 0; i < 300; ++i) st.add();
  });
  std::thread b([&] {
    for (int i = 0; i < 300; ++i) st.get();
  });
  a.join();
  b.join();
  return st.get() != 300;
}

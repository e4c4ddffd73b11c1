// Filled under the lock until it is frozen (an atomic, set under the lock); read without it
// afterwards.
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>
class Registry {
  std::mutex m_;
  std::vector<int> v_;
  std::atomic<bool> frozen_{false};

 public:
  bool add(int x) {
    std::lock_guard l(m_);
    if (frozen_) return false;
    v_.push_back(x);
    return true;
  }
  void freeze() {
    std::lock_guard l(m_);
    frozen_ = true;
  }
  std::size_t size() const {
    if (!frozen_) return 0;
    return v_.size();
  }
};
int main() {
  Registry r;
  std::thread a([&] {
    for (int i = 0; i < 50; ++i) r.add(i);
  }),
      b([&] {
        for (int i = 0; i < 50; ++i) r.size();
      });
  r.freeze();
  a.join();
  b.join();
}

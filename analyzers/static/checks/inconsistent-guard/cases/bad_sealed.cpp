// BUG: get() does not look. Loader threads are joined, then seal() publishes by an atomic that the
// readers look at first.
#include <atomic>
#include <map>
#include <mutex>
#include <thread>
class Index {
  std::mutex m_;
  std::map<int, int> d_;
  std::atomic<bool> sealed_{false};

 public:
  void load(int k) {
    std::lock_guard l(m_);
    ++d_[k];
  }
  void seal() { sealed_.store(true, std::memory_order_release); }
  int get(int k) const {
    return d_.contains(k) ? 1 : 0;  // FINDING inconsistent-guard // FINDING unguarded-shared-write
  }
};
int main() {
  Index index;
  std::thread reader([&] {
    for (int i = 0; i < 50; ++i) index.get(1);
  });
  std::thread a([&] { index.load(1); }), b([&] { index.load(1); });
  a.join();
  b.join();
  index.seal();
  reader.join();
  return index.get(1) != 1;
}

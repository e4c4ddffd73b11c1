// BUG: records in the shared one. Each thread counts in an object of its own, without the lock, and
// adds it to the shared one under that one's lock.
#include <array>
#include <mutex>
#include <thread>
class Histogram {
  std::mutex m_;
  std::array<long, 8> b_{};

 public:
  void record(std::size_t v) { ++b_[v % 8]; }  // FINDING inconsistent-guard
  void merge_into(Histogram& o) const {
    std::lock_guard l(o.m_);
    for (std::size_t i = 0; i < 8; ++i) o.b_[i] += b_[i];
  }
  long total() {
    std::lock_guard l(m_);
    long t = 0;
    for (long x : b_) t += x;
    return t;
  }
  void clear() {
    std::lock_guard l(m_);
    b_.fill(0);
  }
};
int main() {
  Histogram all;

  auto work = [&] {
    Histogram mine;
    for (std::size_t i = 0; i < 50; ++i) all.record(i);
    mine.merge_into(all);
    all.total();
  };
  std::thread a(work), b(work);
  a.join();
  b.join();
  return all.total() != 100;
}

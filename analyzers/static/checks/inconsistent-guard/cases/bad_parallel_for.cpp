// BUG: another thread adds meanwhile. main alone writes v_ (add, under the lock); mean() starts
// threads that read it and joins them before it returns.
#include <mutex>
#include <thread>
#include <vector>
template <class F>
void parallel_for(int n, F f) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) threads.emplace_back(f, i);
  for (auto& t : threads) t.join();
}
class Stats {
  std::mutex m_;
  double sum_ = 0;
  std::vector<double> v_;

 public:
  double mean() {
    sum_ = 0;
    parallel_for(4, [this](int part) {
      double s = 0;
      for (auto i = size_t(part); i < v_.size(); i += 4) s += v_[i];  // FINDING inconsistent-guard
      std::lock_guard l(m_);
      sum_ += s;
    });
    return sum_ / double(v_.size());  // FINDING inconsistent-guard
  }
  void add(double d) {
    std::lock_guard l(m_);
    v_.push_back(d);
  }
};
int main() {
  Stats s;
  s.add(4);
  s.add(2);
  std::thread other([&] { s.add(3); });
  s.mean();
  other.join();
}

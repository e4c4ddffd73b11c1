// seen_ is used by the thread that owns the loop alone; another thread only posts. pump() holds the
// lock for inbox_.
#include <mutex>
#include <thread>
#include <vector>
class Loop {
  std::mutex m_;
  std::vector<int> inbox_, seen_;

 public:
  void post(int v) {
    std::lock_guard l(m_);
    inbox_.push_back(v);
  }
  void pump() {
    std::lock_guard l(m_);
    for (int v : inbox_) seen_.push_back(v);
    inbox_.clear();
  }
  std::size_t seen() const { return seen_.size(); }
};
int main() {
  Loop loop;
  std::thread t([&] {
    for (int i = 0; i < 50; ++i) loop.post(i);
  });
  while (loop.seen() < 50) loop.pump();
  t.join();
}

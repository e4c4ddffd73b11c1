// finished() says under the lock that all parts are in; after it nobody writes, and the reader
// reads without.
#include <mutex>
#include <thread>
#include <vector>
class Batch {
  std::mutex m_;
  int left_ = 2;
  std::vector<int> results_;

 public:
  void done(int v) {
    std::lock_guard l(m_);
    results_.push_back(v);
    --left_;
  }
  bool finished() {
    std::lock_guard l(m_);
    return left_ == 0;
  }
  std::size_t poll() { return finished() ? results_.size() : 0; }
};
int main() {
  Batch b;
  std::thread x([&] { b.done(1); }), y([&] { b.done(2); });
  while (b.poll() == 0) std::this_thread::yield();
  x.join();
  y.join();
}

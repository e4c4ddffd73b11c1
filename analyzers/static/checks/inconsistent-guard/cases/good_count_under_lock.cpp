// References counted under the lock itself: whoever brings them to 0 unlocks, and is alone with the
// object.
#include <mutex>
#include <thread>
#include <vector>
class Node {
  std::mutex m_;
  int refs_ = 1;
  std::vector<int> d_;

 public:
  void ref() {
    std::lock_guard l(m_);
    ++refs_;
  }
  void add(int v) {
    std::lock_guard l(m_);
    d_.push_back(v);
  }
  int unref() {
    std::unique_lock l(m_);
    if (--refs_ > 0) return 0;
    l.unlock();
    const int n = int(d_.size());
    delete this;
    return n;
  }
};
int main() {
  auto* n = new Node;
  n->ref();
  std::thread t([n] {
    n->add(1);
    n->unref();
  });
  n->add(2);
  n->unref();
  t.join();
}

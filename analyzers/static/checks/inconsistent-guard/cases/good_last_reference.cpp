// Counted references: who lets the last one go is alone with the object.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>
class Obj {
  std::mutex m_;
  std::vector<int> v_;
  std::atomic<int> refs_{1};
  void destroy() {
    std::printf("%zu\n", v_.size());
    delete this;
  }

 public:
  void ref() { refs_.fetch_add(1, std::memory_order_relaxed); }
  void unref() {
    if (refs_.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy();
  }
  void add(int x) {
    std::lock_guard l(m_);
    v_.push_back(x);
  }
};
int main() {
  auto* o = new Obj;
  o->ref();
  std::thread t([o] {
    o->add(1);
    o->unref();
  });
  o->add(2);
  o->unref();
  t.join();
}

// A pool whose size is changed through an atomic_ref, by one method of three.
#include <atomic>

class Pool {
 public:
  void put() { std::atomic_ref<int>(free_).fetch_add(1); }
  bool take() {
    if (free_ == 0) return false;  // FINDING mixed-atomic-plain-access
    --free_;                       // FINDING mixed-atomic-plain-access
    return true;
  }
  int size() {
    std::atomic_ref free(free_);
    return free.load();
  }

 private:
  int free_ = 0;
};

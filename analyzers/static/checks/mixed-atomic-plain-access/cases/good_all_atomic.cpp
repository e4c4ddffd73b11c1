// Atomic everywhere, under a lock, or by the one who writes it alone.
#include <atomic>
#include <mutex>

class Cache {
 public:
  Cache() { hits_ = 0; }
  void hit() { __atomic_fetch_add(&hits_, 1, __ATOMIC_RELAXED); }
  long hits() const { return __atomic_load_n(&hits_, __ATOMIC_RELAXED); }
  void clear() {
    __atomic_store_n(&hits_, 0, __ATOMIC_RELAXED);
    std::lock_guard lock(mutex_);
    size_ = 0;
  }
  void add() {
    std::lock_guard lock(mutex_);
    ++size_;
  }

 private:
  std::mutex mutex_;
  long hits_ = 0;
  long size_ = 0;
};

class Ring {
 public:
  void produce(int value) {
    slots_[head_ % 8] = value;  // nobody else writes the head
    __atomic_store_n(&head_, head_ + 1, __ATOMIC_RELEASE);
  }
  bool is_empty(unsigned tail) const { return __atomic_load_n(&head_, __ATOMIC_ACQUIRE) == tail; }
  bool claim() {
    if (claimed_ != 0) return false;  // cheap; the exchange makes sure
    return __sync_bool_compare_and_swap(&claimed_, 0, 1);
  }

 private:
  unsigned head_ = 0;
  int claimed_ = 0;
  int slots_[8] = {};
};

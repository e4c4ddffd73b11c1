// Release and acquire, fences, a look once more, and the default.
#include <atomic>
#include <thread>

struct Table {
  int rows = 0;
};

class Result {
 public:
  void finish(int value) {
    value_ = value;
    ready_.store(true, std::memory_order_release);
  }
  int wait() const {
    while (!ready_.load(std::memory_order_relaxed)) {
      std::this_thread::yield();
    }
    std::atomic_thread_fence(std::memory_order_acquire);
    return value_;
  }
  int poll() const {
    if (!ready_.load(std::memory_order_relaxed)) return 0;  // cheap, and only to give up early
    return ready_.load(std::memory_order_acquire) ? value_ : 0;
  }

 private:
  int value_ = 0;
  std::atomic<bool> ready_{false};
};

class Fenced {
 public:
  void put(int value) {
    value_ = value;
    std::atomic_thread_fence(std::memory_order_release);
    full_.store(true, std::memory_order_relaxed);
  }
  int get() const { return full_.load(std::memory_order_acquire) ? value_ : 0; }

 private:
  int value_ = 0;
  std::atomic<bool> full_{false};
};

class Tables {
 public:
  void load(int rows) { current_ = new Table{rows}; }
  int rows() const {
    const Table* table = current_;
    return table ? table->rows : 0;
  }

 private:
  std::atomic<Table*> current_{nullptr};
};

/// One producer, one consumer: each looks at its own index as it likes.
class Ring {
 public:
  bool push(int* item) {
    const unsigned at = tail_.load(std::memory_order_relaxed);
    if (at == head_.load(std::memory_order_acquire) + 8) return false;
    items_[at % 8] = item;
    tail_.store(at + 1, std::memory_order_release);
    return true;
  }
  int* pop() {
    const unsigned at = head_.load(std::memory_order_relaxed);
    if (at == tail_.load(std::memory_order_acquire)) return nullptr;
    int* item = items_[at % 8];
    items_[at % 8] = nullptr;
    head_.store(at + 1, std::memory_order_release);
    return item;
  }
  int* front() const {
    const unsigned at = head_.load(std::memory_order_relaxed);
    if (at == tail_.load(std::memory_order_acquire)) return nullptr;
    return items_[at % 8];
  }

 private:
  int* items_[8] = {};
  std::atomic<unsigned> head_{0}, tail_{0};
};

// Both looks under one lock.
#include <mutex>

class Index {
 public:
  int* table() {
    std::lock_guard lock(mutex_);
    if (!table_) {
      prepare();
      if (!table_) table_ = new int[10];
    }
    return table_;
  }

 private:
  void prepare() {}
  std::mutex mutex_;
  int* table_ = nullptr;
};

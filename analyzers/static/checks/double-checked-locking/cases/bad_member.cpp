#include <memory>
#include <mutex>
#include <vector>

class Index {
 public:
  int find(int key) {
    if (table_ == nullptr) {  // FINDING double-checked-locking
      std::unique_lock lock(mutex_);
      if (table_ == nullptr) table_ = build();
    }
    return (*table_)[key];
  }
  bool prepare() {
    if (!ready_) {  // FINDING double-checked-locking
      mutex_.lock();
      if (!ready_) {
        sum_ = 1;
        ready_ = true;
      }
      mutex_.unlock();
    }
    return true;
  }

 private:
  std::vector<int>* build() { return new std::vector<int>(10); }
  std::mutex mutex_;
  std::vector<int>* table_ = nullptr;
  bool ready_ = false;
  int sum_ = 0;
};

// The first look is made with the lock held, by the caller.
#include <map>
#include <mutex>
#include <string>

struct Index {
  int entries = 0;
};

class Catalog {
 public:
  int entries() {
    std::unique_lock lock(mutex_);
    return index(lock)->entries;
  }

 private:
  Index* index(std::unique_lock<std::mutex>& lock) {
    if (!index_) {
      lock.unlock();
      auto* fresh = new Index{3};  // takes its time
      lock.lock();
      if (!index_)
        index_ = fresh;
      else
        delete fresh;
    }
    return index_;
  }
  std::mutex mutex_;
  Index* index_ = nullptr;
};

class Store {
 public:
  std::string read(const std::string& key) {
    std::lock_guard lock(mutex_);
    open();
    return data_[key];
  }

 private:
  void open() {
    if (!data_ready_) {
      std::lock_guard lock(mutex_);
      if (!data_ready_) data_ready_ = new int(1);
    }
  }
  std::recursive_mutex mutex_;
  int* data_ready_ = nullptr;
  std::map<std::string, std::string> data_;
};

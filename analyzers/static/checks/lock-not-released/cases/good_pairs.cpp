// Left locked on purpose, by one half of a pair; or released on every way out.
#include <pthread.h>

#include <map>
#include <mutex>
#include <optional>
#include <string>

class Door {
 public:
  bool try_enter() {
    mutex_.lock();
    if (closed_) {
      mutex_.unlock();
      return false;
    }
    return true;
  }
  void leave() { mutex_.unlock(); }

 private:
  std::mutex mutex_;
  bool closed_ = false;
};

class Section {
 public:
  Section() { mutex_.lock(); }
  ~Section() { mutex_.unlock(); }

 private:
  std::mutex mutex_;
};

class Store {
 public:
  std::optional<std::string> get(int key) {
    mutex_.lock();
    if (values_.contains(key)) {
      const std::string value = values_[key];
      mutex_.unlock();
      return value;
    }
    mutex_.unlock();
    return std::nullopt;
  }
  std::unique_lock<std::mutex> open(int key) {
    std::unique_lock lock(mutex_);
    if (!values_.contains(key)) return {};
    return lock;
  }
  void set(int key, std::string value, bool lock) {
    if (lock) mutex_.lock();
    values_[key] = value;
    if (lock) mutex_.unlock();
  }
  int count_if_free() {
    if (!mutex_.try_lock()) return -1;
    const int count = static_cast<int>(values_.size());
    mutex_.unlock();
    return count;
  }
  void adopt() {
    mutex_.lock();
    std::lock_guard lock(mutex_, std::adopt_lock);
    if (values_.empty()) return;
    values_.clear();
  }
  int guarded(int key) {
    std::lock_guard lock(mutex_);
    if (key < 0) return -1;
    if (key > 100) throw key;
    return 1;
  }
  void all_ways(int kind) {
    mutex_.lock();
    switch (kind) {
      case 0:
        values_.clear();
        break;
      case 1:
        values_[0] = "";
        break;
      default:
        mutex_.unlock();
        return;
    }
    mutex_.unlock();
  }

 private:
  std::mutex mutex_;
  std::map<int, std::string> values_;
};

static pthread_mutex_t list_mutex = PTHREAD_MUTEX_INITIALIZER;
static int first;

int take_first() {
  int result = 0;
  if (pthread_mutex_lock(&list_mutex) != 0) return -1;
  if (first == 0) goto out;
  result = first;
  first = 0;
out:
  pthread_mutex_unlock(&list_mutex);
  return result;
}

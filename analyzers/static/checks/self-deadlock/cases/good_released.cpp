// Locked again after it was unlocked, in another object, or by who may.
#include <pthread.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

class Cache {
 public:
  int get(int key) {
    std::unique_lock lock(mutex_);
    if (key < static_cast<int>(values_.size())) return values_[key];
    lock.unlock();
    load(key);
    lock.lock();
    return values_[key];
  }
  void load(int key) {
    std::lock_guard lock(mutex_);  // FINDING lock-order-inversion (warning)
    values_.resize(key + 1);
  }
  void reload(int key) {
    {
      std::lock_guard lock(mutex_);
      values_.clear();
    }
    load(key);
  }
  void merge(Cache& other) {
    std::lock_guard lock(mutex_);
    other.load(3);  // another one's mutex, unless somebody merges a cache with itself
  }

 private:
  std::mutex mutex_;
  std::vector<int> values_;
};

class Tree {
 public:
  int depth(int levels) {
    std::lock_guard lock(mutex_);
    return levels == 0 ? 0 : 1 + depth(levels - 1);
  }

 private:
  std::recursive_mutex mutex_;
};

struct Node {
  std::mutex mutex;
  Node* next = nullptr;
  int value = 0;
};

int last(Node* node) {
  node->mutex.lock();
  while (node->next) {
    Node* next = node->next;
    next->mutex.lock();
    node->mutex.unlock();
    node = next;
  }
  const int value = node->value;
  node->mutex.unlock();
  return value;
}

void lock_two(Node* current) {
  current->mutex.lock();
  Node* before = current;
  current = current->next;
  current->mutex.lock();
  current->mutex.unlock();
  before->mutex.unlock();
}

class Gate {
 public:
  void enter() {
    mutex_.lock();  // FINDING manual-lock
    leave();
    mutex_.lock();
    mutex_.unlock();
  }
  void leave() { mutex_.unlock(); }

 private:
  std::mutex mutex_;
};

class Stripes {
 public:
  void lock_all() {
    for (auto& stripe : stripes_) stripe.lock();
  }
  void unlock_all() {
    for (auto& stripe : stripes_) stripe.unlock();
  }
  void move(std::size_t from, std::size_t to) {
    if (from == to) return;
    std::scoped_lock both(stripes_[from], stripes_[to]);
  }

 private:
  std::mutex stripes_[8];
};

class Maybe {
 public:
  void add(bool locked) {
    if (!locked) mutex_.lock();
    ++count_;
    if (!locked) mutex_.unlock();
  }
  void twice() {
    std::lock_guard lock(mutex_);
    ++count_;
  }
  void try_twice() {
    std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock) {
      std::lock_guard wait(mutex_);
      ++count_;
    }
  }

 private:
  std::mutex mutex_;
  int count_ = 0;
};

class Mailbox {
 public:
  void put(std::string text) {
    std::unique_lock lock(mutex_);
    texts_.push_back(std::move(text));  // FINDING unbounded-queue
    lock.unlock();
    filled_.notify_one();
    tell();
  }
  std::string take() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !texts_.empty(); });
    std::string text = texts_.back();
    texts_.pop_back();
    return text;
  }

 private:
  void tell() {
    std::lock_guard lock(mutex_);
    ++told_;
  }
  std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<std::string> texts_;
  int told_ = 0;
};

class Handed {
 public:
  std::unique_lock<std::mutex> exclusive() { return std::unique_lock<std::mutex>(mutex_); }
  void use() {
    {
      auto lock = exclusive();
      ++uses_;
    }
    add();
    auto lock = exclusive();
    lock.unlock();
    add();
  }
  void add() {
    std::lock_guard lock(mutex_);
    ++uses_;
  }

 private:
  std::mutex mutex_;
  int uses_ = 0;
};

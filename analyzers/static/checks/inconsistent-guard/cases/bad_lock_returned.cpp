// The object that unlocks is gone at once, or what is returned is no lock.
#include <mutex>
#include <utility>
#include <vector>

class Guard {
 public:
  explicit Guard(std::mutex& mutex) : mutex_(&mutex) { mutex.lock(); }
  Guard(Guard&& other) noexcept : mutex_(std::exchange(other.mutex_, nullptr)) {}
  ~Guard() {
    if (mutex_) mutex_->unlock();
  }

 private:
  std::mutex* mutex_;
};

class Ledger {
 public:
  void add(long amount) {
    std::lock_guard lock(mutex_);
    entries_.push_back(amount);
  }
  void clear() {
    std::lock_guard lock(mutex_);
    entries_.clear();
  }
  std::size_t size() {
    std::lock_guard lock(mutex_);
    return entries_.size();
  }
  void correct(long amount) {
    hold();
    entries_.push_back(amount);  // FINDING inconsistent-guard
  }

 private:
  Guard hold() { return Guard(mutex_); }

  std::mutex mutex_;
  std::vector<long> entries_;
};

class Journal {
 public:
  void add(long entry) {
    std::lock_guard lock(mutex_);
    entries_.push_back(entry);
  }
  std::size_t size() {
    std::lock_guard lock(mutex_);
    return entries_.size();
  }
  std::size_t settle() {
    const std::vector<long> seen = entries();
    entries_.clear();  // FINDING inconsistent-guard
    return seen.size();
  }

 private:
  std::vector<long> entries() {
    std::lock_guard lock(mutex_);
    return entries_;
  }

  std::mutex mutex_;
  std::vector<long> entries_;
};

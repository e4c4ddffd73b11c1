// Idea: no lock per thing at all, but a set of the things in use, as an inner node of both parts:
// a Hold inserts its two or sleeps until both can be inserted; in one step, so nobody holds one.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <set>

namespace deadlock {

class ExclusiveSet {
 public:
  class Hold {
   public:
    Hold(ExclusiveSet& set, std::size_t one, std::size_t other)
        : set_(set), one_(one), other_(other) {
      std::unique_lock lock(set_.mutex_);
      while (set_.in_use_.contains(one_) || set_.in_use_.contains(other_)) set_.freed_.wait(lock);
      set_.in_use_.insert({one_, other_});
    }
    ~Hold() {
      {
        std::lock_guard lock(set_.mutex_);
        set_.in_use_.erase(one_);
        set_.in_use_.erase(other_);
      }
      set_.freed_.notify_all();
    }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

   private:
    ExclusiveSet& set_;
    const std::size_t one_;
    const std::size_t other_;
  };

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  std::set<std::size_t> in_use_;
};

}  // namespace deadlock

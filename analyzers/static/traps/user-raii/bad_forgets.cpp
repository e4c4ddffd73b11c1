// The destructor of the guard forgets to unlock: after its block the mutex is locked still.
#include <mutex>
#include <thread>

class ScopedLock {
 public:
  explicit ScopedLock(std::mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
  ~ScopedLock() { ++released_; }
  ScopedLock(const ScopedLock&) = delete;

 private:
  static inline thread_local int released_ = 0;
  std::mutex& mutex_;
};

#define LOCKED(mutex) const ScopedLock scoped_lock(mutex)

class Account {
 public:
  void deposit(long amount) {
    {
      LOCKED(mutex_);
      balance_ += amount;
    }
    count();
  }
  void count() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    ++bookings_;
  }

 private:
  std::mutex mutex_;
  long balance_ = 0;
  int bookings_ = 0;
};

int main() {
  Account account;
  std::jthread one([&] { account.deposit(5); });
  account.count();
}

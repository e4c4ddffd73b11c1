// A guard of the program's own, behind a macro: what its constructor locks, its destructor unlocks.
#include <mutex>
#include <thread>

class ScopedLock {
 public:
  explicit ScopedLock(std::mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
  ~ScopedLock() { mutex_.unlock(); }
  ScopedLock(const ScopedLock&) = delete;

 private:
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
    std::lock_guard lock(mutex_);
    ++bookings_;
  }
  long balance() {
    LOCKED(mutex_);
    return balance_;
  }

 private:
  std::mutex mutex_;
  long balance_ = 0;
  int bookings_ = 0;
};

int main() {
  Account account;
  std::jthread one([&] { account.deposit(5); });
  return account.balance() > 5 ? 1 : 0;
}

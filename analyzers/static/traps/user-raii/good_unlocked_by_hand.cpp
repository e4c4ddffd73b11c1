// The object locks when it is made; its destructor does nothing, since it is unlocked by a call.
#include <mutex>
#include <thread>

class Session {
 public:
  explicit Session(std::mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
  ~Session() { ++closed_; }
  Session(const Session&) = delete;
  void close() { mutex_.unlock(); }

 private:
  static inline thread_local int closed_ = 0;
  std::mutex& mutex_;
};

class Account {
 public:
  void deposit(long amount) {
    {
      Session session(mutex_);
      balance_ += amount;
      session.close();
    }
    count();
  }
  void withdraw(long amount) {
    {
      const Session session(mutex_);
      balance_ -= amount;
      mutex_.unlock();
    }
    count();
  }
  void count() {
    std::lock_guard lock(mutex_);
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
  account.withdraw(3);
}

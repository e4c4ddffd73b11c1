// What a class inside calls of its own, always with the lock held.
#include <memory>
#include <mutex>
#include <vector>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

class Bank {
 public:
  explicit Bank(int size) : impl_(std::make_unique<Impl>(size)) {}
  void transfer(int from, int to, long amount) {
    std::scoped_lock lock(impl_->accounts[from].mutex, impl_->accounts[to].mutex);
    impl_->move(from, to, amount);
  }
  void report() {
    std::lock_guard lock(impl_->journal_mutex);
    impl_->lines += impl_->count();
  }
  void start() {
    std::lock_guard lock(impl_->journal_mutex);
    impl_->lines = 0;
  }

 private:
  struct Impl {
    explicit Impl(int size) : accounts(size) {}
    void move(int from, int to, long amount) {
      accounts[from].balance -= amount;
      accounts[to].balance += amount;
    }
    int count() { return ++counted; }
    std::vector<Account> accounts;
    std::mutex journal_mutex;
    int lines = 0, counted = 0;
  };
  std::unique_ptr<Impl> impl_;
};

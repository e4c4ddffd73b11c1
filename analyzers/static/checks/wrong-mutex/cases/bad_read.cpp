// The balance is written with the mutex of the account held, and reported with that of the journal.
#include <mutex>
#include <string>
#include <vector>

class Account {
 public:
  void deposit(long amount) {
    std::scoped_lock lock(mutex_);
    balance_ += amount;
  }
  bool withdraw(long amount) {
    std::scoped_lock lock(mutex_);
    if (balance_ < amount) return false;
    balance_ -= amount;
    return true;
  }
  void report() {
    std::scoped_lock lock(journal_mutex_);
    journal_.push_back("balance " + std::to_string(balance_));  // FINDING wrong-mutex
  }
  std::vector<std::string> journal() {
    std::scoped_lock lock(journal_mutex_);
    return journal_;
  }

 private:
  std::mutex mutex_;
  long balance_ = 0;
  std::mutex journal_mutex_;
  std::vector<std::string> journal_;
};

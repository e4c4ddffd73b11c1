// An account and then the journal here, the journal and then every account there.
#include <mutex>
#include <thread>
#include <vector>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

class Bank {
 public:
  explicit Bank(int size) : accounts_(size) {}
  void deposit(int account, long amount) {
    std::lock_guard lock(accounts_[account].mutex);
    accounts_[account].balance += amount;
    std::lock_guard entry(journal_mutex_);  // FINDING lock-order-inversion
    ++entries_;
  }
  long total() {
    std::lock_guard no_entries(journal_mutex_);
    long sum = 0;
    for (auto& account : accounts_) {
      std::lock_guard lock(account.mutex);
      sum += account.balance;
    }
    return sum;
  }

 private:
  std::vector<Account> accounts_;
  std::mutex journal_mutex_;
  int entries_ = 0;
};

int main() {
  Bank bank(4);
  std::thread auditor([&] { bank.total(); });
  bank.deposit(1, 10);
  auditor.join();
}

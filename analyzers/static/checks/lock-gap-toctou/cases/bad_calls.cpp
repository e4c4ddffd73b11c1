// Each method locks by itself, and nothing lies around the two.
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Account {
 public:
  long balance() const {
    std::lock_guard lock(mutex_);
    return balance_;
  }
  void withdraw(long amount) {
    std::lock_guard lock(mutex_);
    balance_ -= amount;
  }
  void deposit(long amount) {
    std::lock_guard lock(mutex_);
    balance_ += amount;
  }

 private:
  mutable std::mutex mutex_;
  long balance_ = 0;
};

class Sessions {
 public:
  bool contains(const std::string& user) const {
    std::lock_guard lock(mutex_);
    return tokens_.count(user) > 0;
  }
  void put(const std::string& user, int token) {
    std::lock_guard lock(mutex_);
    tokens_[user] = token;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, int> tokens_;
};

bool pay(Account& from, Account& to, long amount) {
  if (from.balance() < amount) return false;
  from.withdraw(amount);  // FINDING lock-gap-toctou
  to.deposit(amount);
  return true;
}

class Shop {
 public:
  void log_in(const std::string& user, int token) {
    if (!sessions_.contains(user)) sessions_.put(user, token);  // FINDING lock-gap-toctou
  }
  void buy(long price) {
    const long left = till_.balance();
    if (left >= price) {
      ++sold_[price];
      till_.withdraw(price);  // FINDING lock-gap-toctou
    }
  }

 private:
  Sessions sessions_;
  Account till_;
  std::map<long, int> sold_;
};

void spend_from_two_threads() {
  Account account;
  account.deposit(100);
  std::vector<std::thread> spenders;
  for (int i = 0; i < 2; ++i)
    spenders.emplace_back([&account] {
      if (account.balance() >= 80) account.withdraw(80);  // FINDING lock-gap-toctou
    });
  for (auto& each : spenders) each.join();
}

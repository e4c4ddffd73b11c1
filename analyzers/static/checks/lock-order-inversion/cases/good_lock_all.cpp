// Everything is locked in index order, then the journal; transfers keep the same order.
#include <algorithm>
#include <memory>
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
  long total() {
    std::vector<std::unique_lock<std::mutex>> locks;
    for (auto& account : accounts_) locks.emplace_back(account.mutex);
    std::lock_guard entry(journal_mutex_);
    long sum = 0;
    for (auto& account : accounts_) sum += account.balance;
    return sum;
  }
  void transfer(int from, int to) {
    std::scoped_lock both(accounts_[from].mutex, accounts_[to].mutex);
    std::lock_guard entry(journal_mutex_);
  }
  long approximate() {
    std::unique_lock entry(journal_mutex_);
    const int seen = entries_;
    entry.unlock();
    long sum = seen;
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

// Hand over hand: the next node's lock is taken before this one's is let go, always forwards.
struct Node {
  std::mutex mutex;
  int value = 0;
  std::unique_ptr<Node> next;
};
int sum(Node* node) {
  int total = 0;
  std::unique_lock here(node->mutex);
  while (node->next) {
    std::unique_lock ahead(node->next->mutex);
    node = node->next.get();
    total += node->value;
    here = std::move(ahead);
  }
  return total;
}

int main() {
  Bank bank(4);
  Node list;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] {
      bank.total();
      bank.transfer(i, 3 - i);
      bank.approximate();
      sum(&list);
    });
}

// The same mutex by another name, by pthread, by a guard that is locked again.
#include <pthread.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

void settle(Account& account) {
  auto& mutex = account.mutex;
  std::lock_guard outer(mutex);
  std::lock_guard inner(account.mutex);  // FINDING self-deadlock
  account.balance = 0;
}

void settle_shared(std::shared_ptr<Account> account) {
  Account* raw = account.get();
  account->mutex.lock();
  raw->mutex.lock();  // FINDING self-deadlock
  raw->mutex.unlock();
  account->mutex.unlock();
}

pthread_mutex_t table_mutex = PTHREAD_MUTEX_INITIALIZER;
int rows;

static void add_row() {
  pthread_mutex_lock(&table_mutex);  // FINDING self-deadlock
  ++rows;
  pthread_mutex_unlock(&table_mutex);
}

void add_rows(int count) {
  pthread_mutex_lock(&table_mutex);
  for (int i = 0; i < count; ++i) add_row();
  pthread_mutex_unlock(&table_mutex);
}

class Queue {
 public:
  int pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !items_.empty() || closed(); });
    const int item = items_.back();
    items_.pop_back();
    return item;
  }
  bool closed() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    return closed_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<int> items_;
  bool closed_ = false;
};

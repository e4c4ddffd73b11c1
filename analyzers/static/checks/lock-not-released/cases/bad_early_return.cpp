// Ways out that were added later.
#include <pthread.h>

#include <map>
#include <mutex>
#include <stdexcept>
#include <string>

class Bank {
 public:
  bool withdraw(int account, long amount) {
    mutex_.lock();
    if (amount <= 0) return false;  // FINDING lock-not-released
    if (balances_[account] < amount) {
      mutex_.unlock();
      return false;
    }
    balances_[account] -= amount;
    mutex_.unlock();
    return true;
  }
  long balance(int account) {
    mutex_.lock();
    if (!balances_.contains(account))
      throw std::out_of_range("no such account");  // FINDING lock-not-released
    const long balance = balances_[account];
    mutex_.unlock();
    return balance;
  }

 private:
  std::mutex mutex_;
  std::map<int, long> balances_;
};

static pthread_mutex_t queue_mutex = PTHREAD_MUTEX_INITIALIZER;
static int queue[16], length;

int push(int item) {
  int result = -1;
  pthread_mutex_lock(&queue_mutex);
  if (length == 16) return result;  // FINDING lock-not-released
  queue[length++] = item;
  result = 0;
  pthread_mutex_unlock(&queue_mutex);
  return result;
}

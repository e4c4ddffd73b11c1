// Who comes the other way tries until he has it, and keeps what he holds.
#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

Account checking, savings;

void save(long amount) {
  std::lock_guard from(checking.mutex);
  std::lock_guard to(savings.mutex);  // FINDING lock-order-inversion
  checking.balance -= amount;
  savings.balance += amount;
}

void spend(long amount) {
  savings.mutex.lock();
  while (!checking.mutex.try_lock()) std::this_thread::yield();
  savings.balance -= amount;
  checking.balance += amount;
  checking.mutex.unlock();
  savings.mutex.unlock();
}

int main() {
  std::jthread saver(save, 10);
  spend(5);
}

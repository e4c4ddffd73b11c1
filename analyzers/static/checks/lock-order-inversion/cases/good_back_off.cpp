// Who comes the other way lets go of what he holds before he tries again.
#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

Account checking, savings;

void save(long amount) {
  std::lock_guard from(checking.mutex);
  std::lock_guard to(savings.mutex);
  checking.balance -= amount;
  savings.balance += amount;
}

void spend(long amount) {
  savings.mutex.lock();
  while (!checking.mutex.try_lock()) {
    savings.mutex.unlock();
    std::this_thread::yield();
    savings.mutex.lock();
  }
  savings.balance -= amount;
  checking.balance += amount;
  checking.mutex.unlock();
  savings.mutex.unlock();
}

int main() {
  std::jthread saver(save, 10);
  spend(5);
}

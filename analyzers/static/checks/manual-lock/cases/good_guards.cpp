#include <mutex>

int load(int key) {
  return key < 0 ? throw key : key;
}

std::mutex mutex;
int entries;

int guarded(int key) {
  std::lock_guard lock(mutex);
  return load(key) + entries;
}

int adopted(int key) {
  mutex.lock();
  std::lock_guard lock(mutex, std::adopt_lock);
  return load(key) + entries;
}

void nothing_called() {
  mutex.lock();
  ++entries;
  mutex.unlock();
}

int outside(int key) {
  mutex.lock();
  const int known = entries;
  mutex.unlock();
  return load(key) + known;
}

struct Lock {
  void lock() { mutex.lock(); }
  void unlock() { mutex.unlock(); }
};

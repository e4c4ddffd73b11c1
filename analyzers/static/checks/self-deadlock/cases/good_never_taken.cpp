// The second lock stands where nobody comes by with the first.
#include <mutex>

std::mutex mutex;
int count;

void add_once() {
  bool again = false;
  mutex.lock();
  ++count;
  if (again) mutex.lock();
  mutex.unlock();
}

void add_until(int most) {
  bool locked = false;
  for (int i = 0; i < most; ++i) {
    if (!locked) {
      mutex.lock();
      locked = true;
    }
    ++count;
  }
  if (locked) mutex.unlock();
}

void add_with_flag() {
  bool held = false;
  mutex.lock();
  held = true;
  ++count;
  if (held) {
    mutex.unlock();
    held = false;
  }
  if (held) return;
  mutex.lock();
  mutex.unlock();
}

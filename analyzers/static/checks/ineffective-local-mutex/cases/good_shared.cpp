// Local, and yet in the hands of several threads; or not local at all.
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

void add(std::mutex& mutex, int& sum) {
  std::lock_guard lock(mutex);
  ++sum;
}

int count() {
  std::mutex mutex;
  int sum = 0;
  std::thread other([&] {
    std::lock_guard lock(mutex);
    ++sum;
  });
  {
    std::lock_guard lock(mutex);
    ++sum;
  }
  other.join();
  return sum;
}

int count_by_reference() {
  std::mutex mutex;
  int sum = 0;
  std::thread other(add, std::ref(mutex), std::ref(sum));
  mutex.lock();
  ++sum;
  mutex.unlock();
  other.join();
  return sum;
}

int next() {
  static std::mutex mutex;
  static int last = 0;
  std::lock_guard lock(mutex);
  return ++last;
}

void nap() {
  std::mutex mutex;
  std::condition_variable never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, std::chrono::milliseconds(1));
}

std::mutex& pick(std::mutex& a) {
  std::mutex& chosen = a;
  std::lock_guard lock(chosen);
  return chosen;
}

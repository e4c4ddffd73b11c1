// Two readers upgrade: each waits until it is the only reader left, and neither leaves.
// expect: deadlock, lost-wakeup
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>

class UpgradeLock {
 public:
  void lock_shared() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !writing_; });
    ++readers_;
  }

  void upgrade() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return readers_ == 1; });
    readers_ = 0;
    writing_ = true;
  }

  void unlock() {
    std::lock_guard lock(mutex_);
    writing_ = false;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int readers_ = 0;
  bool writing_ = false;
};

UpgradeLock page_lock;
int edits = 0;

void edit() {
  page_lock.lock_shared();
  const int seen = edits;
  page_lock.upgrade();
  edits = seen + 1;
  page_lock.unlock();
}

int main() {
  std::thread first(edit);
  std::thread second(edit);
  first.join();
  second.join();
  assert(edits == 2);
}

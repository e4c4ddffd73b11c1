// A writer whose time runs out stays counted as waiting: readers give way to it for ever.
// expect: deadlock, lost-wakeup
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

class WritersFirst {
 public:
  void lock_shared() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !writing_ && waiting_writers_ == 0; });
    ++readers_;
  }

  void unlock_shared() {
    std::lock_guard lock(mutex_);
    --readers_;
    changed_.notify_all();
  }

  bool try_lock_for(std::chrono::seconds patience) {
    std::unique_lock lock(mutex_);
    ++waiting_writers_;
    const auto is_free = [this] { return !writing_ && readers_ == 0; };
    if (!changed_.wait_for(lock, patience, is_free)) return false;
    --waiting_writers_;
    writing_ = true;
    return true;
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
  int waiting_writers_ = 0;
  bool writing_ = false;
};

int main() {
  WritersFirst board;
  std::thread reader([&] {
    for (int page = 0; page < 2; ++page) {
      board.lock_shared();
      board.unlock_shared();
    }
  });
  if (board.try_lock_for(std::chrono::seconds(2))) board.unlock();
  reader.join();
}

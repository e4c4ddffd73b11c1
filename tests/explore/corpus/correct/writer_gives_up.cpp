// A writer whose time runs out takes itself off the list and tells the readers that wait for it.
// correct: hand-made readers-writers lock, condition_variable wait_for
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
    const bool granted = changed_.wait_for(lock, patience, is_free);
    --waiting_writers_;
    if (granted) writing_ = true;
    if (!granted) changed_.notify_all();
    return granted;
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

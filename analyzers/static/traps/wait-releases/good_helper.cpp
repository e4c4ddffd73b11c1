// The helper waits with the caller's lock, which the wait gives back; there is no other.
#include <condition_variable>
#include <mutex>
#include <thread>

class Door {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    wait_open(lock);
    ++passed_;
  }
  void open() {
    std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  void wait_open(std::unique_lock<std::mutex>& lock) {
    while (!open_) changed_.wait(lock);
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int passed_ = 0;
};

int main() {
  Door door;
  std::jthread guest([&] { door.pass(); });
  door.open();
}

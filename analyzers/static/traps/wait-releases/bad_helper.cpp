// The helper waits with its own lock, while its caller holds that of the guest list.
#include <condition_variable>
#include <mutex>
#include <thread>

class Door {
 public:
  void pass() {
    std::lock_guard list(list_mutex_);
    wait_open();
    ++passed_;
  }
  void open() {
    std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  void wait_open() {
    std::unique_lock lock(mutex_);
    while (!open_) changed_.wait(lock);  // FINDING wait-holding-second-lock
  }
  std::mutex mutex_, list_mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int passed_ = 0;
};

int main() {
  Door door;
  std::jthread guest([&] { door.pass(); });
  door.open();
}

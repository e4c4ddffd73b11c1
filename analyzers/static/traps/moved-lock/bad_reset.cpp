// The optional lock is reset after the sleep, and the other one is never given up before the call.
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>

class Board {
 public:
  void post(int note) {
    std::optional<std::unique_lock<std::mutex>> lock(std::in_place, mutex_);
    note_ = note;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // FINDING blocking-under-lock
    lock.reset();
  }
  void post_twice(int note) {
    std::unique_lock<std::mutex> lock;
    lock = std::unique_lock<std::mutex>(mutex_);
    note_ = note;
    count();
  }

 private:
  void count() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    ++posts_;
  }
  std::mutex mutex_;
  int note_ = 0, posts_ = 0;
};

int main() {
  Board board;
  std::jthread one([&] { board.post(1); });
  std::jthread two([&] { board.post_twice(2); });
}

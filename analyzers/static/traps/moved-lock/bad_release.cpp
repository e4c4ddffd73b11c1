// release() is taken for unlock(): the guard lets go of the mutex, which stays locked.
#include <mutex>
#include <thread>

class Board {
 public:
  void post(int note) {
    std::unique_lock lock(mutex_);
    note_ = note;
    lock.release();
    count();
  }
  void count() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    ++posts_;
  }

 private:
  std::mutex mutex_;
  int note_ = 0, posts_ = 0;
};

int main() {
  Board board;
  std::jthread one([&] { board.post(1); });
  std::jthread two([&] { board.post(2); });
}

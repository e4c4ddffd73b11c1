// release() gives up the guard, not the lock; who takes the mutex from it unlocks.
#include <mutex>
#include <thread>

class Board {
 public:
  void post(int note) {
    std::unique_lock lock(mutex_);
    note_ = note;
    std::mutex* mutex = lock.release();
    mutex->unlock();
    count();
  }
  void count() {
    std::lock_guard lock(mutex_);
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

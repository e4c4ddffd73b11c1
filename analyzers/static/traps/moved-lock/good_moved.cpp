// The lock is moved into a function that ends with it: afterwards nobody here holds it.
#include <mutex>
#include <thread>
#include <utility>

class Board {
 public:
  void post(int note) {
    std::unique_lock lock(mutex_);
    note_ = note;
    finish(std::move(lock));
    count();
  }
  void count() {
    std::lock_guard lock(mutex_);
    ++posts_;
  }

 private:
  void finish(std::unique_lock<std::mutex> lock) {
    done_ = note_;
    lock.unlock();
  }
  std::mutex mutex_;
  int note_ = 0, done_ = 0, posts_ = 0;
};

int main() {
  Board board;
  std::jthread one([&] { board.post(1); });
  std::jthread two([&] { board.post(2); });
}

// The lock is moved into another variable, which lives on and holds it.
#include <mutex>
#include <thread>
#include <utility>

class Board {
 public:
  void post(int note) {
    std::unique_lock lock(mutex_);
    note_ = note;
    const std::unique_lock<std::mutex> kept = std::move(lock);
    done_ = note_;
    count();
  }
  void count() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    ++posts_;
  }

 private:
  std::mutex mutex_;
  int note_ = 0, done_ = 0, posts_ = 0;
};

int main() {
  Board board;
  std::jthread one([&] { board.post(1); });
  std::jthread two([&] { board.post(2); });
}

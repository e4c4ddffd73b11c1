// An optional lock is reset, and one that is assigned an empty one is given back too.
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>

class Board {
 public:
  void post(int note) {
    std::optional<std::unique_lock<std::mutex>> lock(std::in_place, mutex_);
    note_ = note;
    lock.reset();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  void post_twice(int note) {
    std::unique_lock<std::mutex> lock(mutex_);
    note_ = note;
    lock = {};
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    post(note);
  }

 private:
  std::mutex mutex_;
  int note_ = 0;
};

int main() {
  Board board;
  std::jthread one([&] { board.post(1); });
  std::jthread two([&] { board.post_twice(2); });
}

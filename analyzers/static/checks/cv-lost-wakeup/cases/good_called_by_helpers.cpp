// The one who notifies is called by a helper of those who hold the mutex.
#include <condition_variable>
#include <deque>
#include <mutex>

class Hotel {
 public:
  void check_in() {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [this] { return taken_ < kRooms; });
    ++taken_;
    guests_.push_back(taken_);
  }
  void check_out() {
    std::lock_guard lock(mutex_);
    leave();
  }

 private:
  void leave() {
    if (guests_.empty()) return;
    guests_.pop_front();
    give_back();
  }
  void give_back() {
    --taken_;
    free_.notify_one();
  }

  static constexpr int kRooms = 10;
  std::mutex mutex_;
  std::condition_variable free_;
  std::deque<int> guests_;
  int taken_ = 0;
};

int main() {
  Hotel hotel;
  hotel.check_in();
  hotel.check_out();
}

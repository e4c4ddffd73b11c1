// A gate need not be a semaphore of std: a monitor that lets one philosopher fewer than seats in,
// used by hand and as an object.
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

class Waiter {
 public:
  explicit Waiter(int places) : free_(places) {}
  void admit() {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return free_ > 0; });
    --free_;
  }
  void leave() {
    std::lock_guard lock(mutex_);
    ++free_;
    freed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int free_;
};

class Place {
 public:
  explicit Place(Waiter& waiter) : waiter_(waiter) { waiter_.admit(); }
  ~Place() { waiter_.leave(); }

 private:
  Waiter& waiter_;
};

int main() {
  const int seats = 5;
  std::vector<std::mutex> forks(seats);
  Waiter waiter(seats - 1);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat)
    table.emplace_back([&, seat] {
      for (int round = 0; round < 3; ++round) {
        waiter.admit();
        {
          std::lock_guard left(forks[seat]);
          std::lock_guard right(forks[(seat + 1) % seats]);
        }
        waiter.leave();
        Place place(waiter);
        std::lock_guard left(forks[seat]);
        std::lock_guard right(forks[(seat + 1) % seats]);
      }
    });
}

// Each call locks, the pair of calls does not: two guests find the same seat free.
// expect: assert
#include <cassert>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Seats {
 public:
  bool is_free(int seat) {
    std::lock_guard lock(mutex_);
    return !guests_.contains(seat);
  }

  bool take(int seat, const std::string& guest) {
    std::lock_guard lock(mutex_);
    return guests_.emplace(seat, guest).second;
  }

 private:
  std::mutex mutex_;
  std::map<int, std::string> guests_;
};

Seats seats;

void reserve(const std::string& guest) {
  if (!seats.is_free(12)) return;
  const bool seated = seats.take(12, guest);
  assert(seated);
}

int main() {
  std::thread ann([] { reserve("Ann"); });
  std::thread ben([] { reserve("Ben"); });
  ann.join();
  ben.join();
}

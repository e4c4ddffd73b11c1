// Looking and taking are one call under one lock: one guest gets the seat, the other hears no.
// correct: mutex, map, check-and-act in one critical section
#include <atomic>
#include <cassert>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Seats {
 public:
  bool take(int seat, const std::string& guest) {
    std::lock_guard lock(mutex_);
    return guests_.try_emplace(seat, guest).second;
  }

 private:
  std::mutex mutex_;
  std::map<int, std::string> guests_;
};

Seats seats;
std::atomic<int> seated = 0;

void reserve(const std::string& guest) {
  if (seats.take(12, guest)) ++seated;
}

int main() {
  std::thread ann([] { reserve("Ann"); });
  std::thread ben([] { reserve("Ben"); });
  ann.join();
  ben.join();
  assert(seated == 1);
}

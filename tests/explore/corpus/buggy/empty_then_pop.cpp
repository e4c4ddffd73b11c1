// empty() and pop() lock one at a time: the last letter can be taken between the two.
// expect: uncaught-exception
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

class Inbox {
 public:
  bool empty() {
    std::lock_guard lock(mutex_);
    return letters_.empty();
  }

  int pop() {
    std::lock_guard lock(mutex_);
    if (letters_.empty()) throw std::out_of_range("no letter left");
    const int letter = letters_.back();
    letters_.pop_back();
    return letter;
  }

 private:
  std::mutex mutex_;
  std::vector<int> letters_{1};
};

Inbox inbox;

void collect() {
  if (!inbox.empty()) inbox.pop();
}

int main() {
  std::thread first(collect);
  std::thread second(collect);
  first.join();
  second.join();
}

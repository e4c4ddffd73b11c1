// Looking and taking are one call: it returns a letter or says that there is none.
// correct: mutex, optional result of a try-operation
#include <cassert>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

class Inbox {
 public:
  std::optional<int> try_pop() {
    std::lock_guard lock(mutex_);
    if (letters_.empty()) return std::nullopt;
    const int letter = letters_.back();
    letters_.pop_back();
    return letter;
  }

 private:
  std::mutex mutex_;
  std::vector<int> letters_{1};
};

int main() {
  Inbox inbox;
  std::optional<int> mine, yours;
  std::thread first([&] { mine = inbox.try_pop(); });
  std::thread second([&] { yours = inbox.try_pop(); });
  first.join();
  second.join();
  assert(mine.has_value() != yours.has_value());
}

// Two pollers take letters out of a locked box, and yield where it is empty.
#include <cassert>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>

class Mailbox {
 public:
  void put(int letter) {
    std::lock_guard hold(mutex_);
    letters_.push(letter);
  }
  std::optional<int> take() {
    std::lock_guard hold(mutex_);
    if (letters_.empty()) return std::nullopt;
    const int letter = letters_.front();
    letters_.pop();
    return letter;
  }

 private:
  std::mutex mutex_;
  std::queue<int> letters_;
};

int wait_for_letter(Mailbox& box) {
  while (true) {
    if (const std::optional<int> letter = box.take()) return *letter;
    std::this_thread::yield();
  }
}

int main() {
  Mailbox there, back;
  std::thread doubler([&] {
    for (int i = 0; i < 3; ++i) back.put(2 * wait_for_letter(there));
  });
  for (int i = 1; i <= 3; ++i) there.put(i);
  int sum = 0;
  for (int i = 0; i < 3; ++i) sum += wait_for_letter(back);
  doubler.join();
  assert(sum == 12);
}

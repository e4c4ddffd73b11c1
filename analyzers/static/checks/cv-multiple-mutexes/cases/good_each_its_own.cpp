// Two objects of one class have two of each.
#include <condition_variable>
#include <mutex>

struct Box {
  std::mutex mutex;
  std::condition_variable filled;
  int content = 0;
};

Box left, right;

void wait_left() {
  std::unique_lock lock(left.mutex);
  left.filled.wait(lock, [] { return left.content > 0; });
}

void wait_right() {
  std::unique_lock lock(right.mutex);
  right.filled.wait(lock, [] { return right.content > 0; });
}

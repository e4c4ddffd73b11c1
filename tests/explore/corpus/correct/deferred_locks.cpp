// Three named locks, none taken at first, are then taken together by std::lock.
// correct: unique_lock with defer_lock, std::lock on three mutexes
#include <cassert>
#include <mutex>
#include <thread>

std::mutex red, green, blue;
int mixed = 0;

void mix(std::mutex& first, std::mutex& second, std::mutex& third) {
  std::unique_lock first_lock(first, std::defer_lock);
  std::unique_lock second_lock(second, std::defer_lock);
  std::unique_lock third_lock(third, std::defer_lock);
  std::lock(first_lock, second_lock, third_lock);
  assert(first_lock.owns_lock() && second_lock.owns_lock() && third_lock.owns_lock());
  ++mixed;
}

int main() {
  std::thread forwards([] { mix(red, green, blue); });
  std::thread backwards([] { mix(blue, green, red); });
  forwards.join();
  backwards.join();
  assert(mixed == 2);
}

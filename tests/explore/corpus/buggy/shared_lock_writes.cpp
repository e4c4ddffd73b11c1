// A shared lock keeps writers out, not other readers: two readers count their hits together.
// expect: race
#include <map>
#include <mutex>
#include <shared_mutex>
#include <thread>

std::shared_mutex mutex;
const std::map<int, int> squares{{2, 4}, {3, 9}};
int hits = 0;

int square(int number) {
  std::shared_lock reading(mutex);
  const auto found = squares.find(number);
  if (found == squares.end()) return number * number;
  ++hits;
  return found->second;
}

int main() {
  std::thread first([] { square(2); });
  std::thread second([] { square(3); });
  first.join();
  second.join();
}

// A reader that misses gives the shared lock back first and looks again under the other one.
// correct: shared_mutex, shared_lock, unique_lock
#include <cassert>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <thread>

std::shared_mutex mutex;
std::map<int, int> squares;
int computed = 0;

std::optional<int> find(int number) {
  std::shared_lock reading(mutex);
  const auto found = squares.find(number);
  if (found == squares.end()) return std::nullopt;
  return found->second;
}

int square(int number) {
  if (const auto known = find(number)) return *known;
  std::unique_lock writing(mutex);
  const auto [entry, added] = squares.try_emplace(number, number * number);
  if (added) ++computed;
  return entry->second;
}

int main() {
  std::thread first([] { assert(square(7) == 49); });
  std::thread second([] { assert(square(7) == 49); });
  std::thread third([] { assert(square(7) == 49); });
  first.join();
  second.join();
  third.join();
  assert(computed == 1);
}

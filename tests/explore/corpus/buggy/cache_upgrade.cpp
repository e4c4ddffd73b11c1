// A reader that misses asks for the exclusive lock while it still holds the shared one.
// expect: deadlock, misuse
#include <cassert>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <thread>

std::shared_mutex mutex;
std::map<int, int> squares;

void preload(int number) {
  std::unique_lock writing(mutex);
  squares.emplace(number, number * number);
}

int square(int number) {
  std::shared_lock reading(mutex);
  if (const auto found = squares.find(number); found != squares.end()) return found->second;
  std::unique_lock writing(mutex);
  return squares.emplace(number, number * number).first->second;
}

int main() {
  std::thread loader([] { preload(7); });
  std::thread client([] { assert(square(7) == 49); });
  loader.join();
  client.join();
}

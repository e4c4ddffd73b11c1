// correct: parts of local objects that threads take turns at, or each have to themselves
#include <array>
#include <cassert>
#include <mutex>
#include <string>
#include <thread>

struct Stats {
  std::mutex mutex;
  long requests = 0;
  long errors = 0;
  std::string last;
};

int main() {
  Stats stats;
  std::array<long, 2> own{};
  const auto serve = [&](int number) {
    own[static_cast<std::size_t>(number)] += number;
    std::lock_guard lock(stats.mutex);
    stats.requests++;
    stats.errors += number;
    stats.last = "request " + std::to_string(number);
  };
  std::thread first(serve, 0), second(serve, 1);
  first.join();
  second.join();
  assert(stats.requests == 2 && stats.errors == 1 && own[0] + own[1] == 1);
  assert(stats.last == "request 0" || stats.last == "request 1");
}

// Threads that are made with new, and joined by what points to them.
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

long count(const std::vector<std::string>& words) {
  long letters = 0;
  const std::unique_ptr<std::thread> counter(new std::thread([&] {
    for (const std::string& word : words) letters += static_cast<long>(word.size());
  }));
  counter->join();
  return letters;
}

int first() {
  int found = 0;
  std::vector<std::unique_ptr<std::thread>> threads;
  threads.emplace_back(new std::thread([&] { found = 1; }));
  for (const auto& each : threads) each->join();
  return found;
}

int last() {
  int found = 0;
  std::optional<std::jthread> finder;
  finder.emplace([&] { found = 2; });
  finder.reset();
  return found;
}

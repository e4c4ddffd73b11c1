// Four threads count in one variable.
#include <string>
#include <thread>
#include <vector>

long count_words(const std::vector<std::string>& lines) {
  long words = 0;
  std::vector<std::thread> threads;
  for (const std::string& line : lines)
    threads.emplace_back([&words, line] {
      for (const char letter : line)
        if (letter == ' ') ++words;  // FINDING unguarded-shared-write
    });
  for (std::thread& thread : threads) thread.join();
  return words;
}

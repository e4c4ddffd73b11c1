// Strings, maps, vectors and streams know nothing of threads; the mutex keeps them apart.
// correct: string, map, vector, ostringstream and cout under one mutex
#include <algorithm>
#include <cassert>
#include <iostream>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

std::mutex mutex;
std::map<std::string, std::vector<int>> lines_of_word;
std::ostringstream journal;

void index_text(int line, const std::string& text) {
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    std::lock_guard lock(mutex);
    lines_of_word[word].push_back(line);
    journal << line << ':' << word << ' ';
  }
  std::lock_guard lock(mutex);
  std::cout << "line " << line << " is done\n";
}

int main() {
  std::thread first([] { index_text(1, "the cat and the long-tailed house mouse"); });
  std::thread second([] { index_text(2, "the mouse"); });
  first.join();
  second.join();
  std::lock_guard lock(mutex);
  assert(lines_of_word.size() == 6);
  assert(lines_of_word["the"].size() == 3);
  const std::string entries = journal.str();
  assert(std::count(entries.begin(), entries.end(), ' ') == 9);
}

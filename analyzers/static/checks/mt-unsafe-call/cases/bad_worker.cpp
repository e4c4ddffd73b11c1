#include <cstring>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

std::string stamp(std::time_t when) {
  char text[32];
  std::strftime(text, sizeof text, "%F", std::localtime(&when));  // FINDING mt-unsafe-call
  return text;
}

std::vector<std::string> words(char* line) {
  std::vector<std::string> all;
  for (char* word = strtok(line, " "); word;  // FINDING mt-unsafe-call
       word = strtok(nullptr, " "))           // FINDING mt-unsafe-call
    all.emplace_back(word);
  return all;
}

void work(int job) {
  char line[] = "a b c";
  words(line);
  stamp(job);
}

int main() {
  std::thread first(work, 1), second(work, 2);
  first.join();
  second.join();
}

// std::strtok remembers where it was, once for all threads.
// expect: race
#include <cstring>
#include <thread>

char left[] = "1 2", right[] = "3 4";

int count(char* text) {
  int words = 0;
  for (char* word = std::strtok(text, " "); word; word = std::strtok(nullptr, " ")) ++words;
  return words;
}

int main() {
  int words = 0;
  std::thread other([&] { words = count(left); });
  const int own = count(right);
  other.join();
  return own + words != 4;
}

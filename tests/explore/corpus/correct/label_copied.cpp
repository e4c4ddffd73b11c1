// Each printer has a label of its own, and the last one compares them.
// correct: strcpy, strcmp, strlen, memcpy, memset on memory of one thread at a time
#include <cassert>
#include <cstring>
#include <thread>

char labels[2][32];

void print(int which, const char* text) {
  std::memset(labels[which], '-', sizeof labels[which]);
  std::strcpy(labels[which], text);
}

int main(int count, char**) {
  const char* texts[] = {count > 5 ? "?" : "fragile", count > 5 ? "!" : "this side up"};
  std::thread first(print, 0, texts[0]);
  std::thread second(print, 1, texts[1]);
  first.join();
  second.join();
  assert(std::strcmp(labels[0], texts[0]) == 0);
  char copy[32];
  std::memcpy(copy, labels[1], std::strlen(labels[1]) + 1);
  assert(std::strcmp(copy, texts[1]) == 0);
}

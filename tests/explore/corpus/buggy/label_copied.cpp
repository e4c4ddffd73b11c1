// Both printers copy their text into one label, by a function that no compiler instruments.
// expect: race
#include <cassert>
#include <cstring>
#include <thread>

char label[32];

void print(const char* text) {
  std::strcpy(label, text);
}

int main(int count, char**) {
  std::thread first(print, count > 5 ? "?" : "fragile");
  std::thread second(print, count > 5 ? "!" : "this side up");
  first.join();
  second.join();
  assert(label[0] != 0);
}

// expect: race
// Two threads print, which std::cout allows where it leads to what C prints; here it is a text.
#include <cassert>
#include <iostream>
#include <sstream>
#include <string>
#include <thread>

int main() {
  std::ostringstream log;
  std::streambuf* const before = std::cout.rdbuf(log.rdbuf());
  std::thread other([] { std::cout << "world"; });
  std::cout << "hello ";
  other.join();
  std::cout.rdbuf(before);
  assert(log.str() == "hello world");
}

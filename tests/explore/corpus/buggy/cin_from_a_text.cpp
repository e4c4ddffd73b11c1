// expect: race
// Two threads read numbers; std::cin is a text here, and has no lock.
#include <cassert>
#include <iostream>
#include <sstream>
#include <thread>

int main() {
  std::istringstream text("1 2");
  std::streambuf* const before = std::cin.rdbuf(text.rdbuf());
  int first = 0, second = 0;
  std::thread other([&] { std::cin >> second; });
  std::cin >> first;
  other.join();
  std::cin.rdbuf(before);
  assert(first == 1 && second == 2);
}

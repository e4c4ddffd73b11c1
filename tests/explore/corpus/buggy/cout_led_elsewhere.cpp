// expect: race
// One thread leads std::cout elsewhere while another one prints.
#include <iostream>
#include <sstream>
#include <thread>

int main() {
  std::ostringstream log;
  std::thread printer([] { std::cout << "line\n"; });
  std::streambuf* const before = std::cout.rdbuf(log.rdbuf());
  printer.join();
  std::cout.rdbuf(before);
}

// All threads print the time on std::cout, and on streams of their own that lead to the same place.
#include <ctime>
#include <iomanip>
#include <iostream>
#include <thread>

void print() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::cout << std::put_time(&parts, "%F %T") << '\n';
  std::ostream own(std::cout.rdbuf());
  own << std::hex << 255 << '\n';
}

int main() {
  std::thread one(print), two(print);
  one.join();
  two.join();
}

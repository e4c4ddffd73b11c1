// expect: race
// Printing is safe, but how numbers are printed is set for all threads.
#include <iostream>
#include <thread>

int main() {
  std::thread addresses([] { std::cout << std::hex << 255 << std::dec << '\n'; });
  std::cout << 10 << '\n';
  addresses.join();
}

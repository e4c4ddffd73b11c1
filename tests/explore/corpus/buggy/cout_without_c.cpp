// expect: race
// Made faster by sync_with_stdio(false), std::cout has a buffer of its own, and no lock.
#include <iostream>
#include <thread>

int main() {
  std::ios::sync_with_stdio(false);
  std::thread one([] { std::cout << "one " << 1 << '\n'; });
  std::thread two([] { std::cout << "two " << 2 << '\n'; });
  one.join();
  two.join();
}

// expect: race
// Who reads from std::cin flushes std::cout, which has a buffer of its own here and no lock.
#include <iostream>
#include <thread>

int main() {
  std::ios::sync_with_stdio(false);
  std::thread reader([] {
    int number = 0;
    std::cin >> number;
  });
  std::cout << "working\n";
  reader.join();
}

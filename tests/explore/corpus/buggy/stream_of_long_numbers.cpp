// expect: race
// Two threads read long numbers from one text, which has no lock.
#include <sstream>
#include <thread>

int main() {
  std::istringstream text("1 2");
  long long first = 0, second = 0;
  std::thread other([&] { text >> second; });
  text >> first;
  other.join();
}

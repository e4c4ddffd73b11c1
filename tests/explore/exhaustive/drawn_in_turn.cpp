// classes: 2
// One generator for both: who draws first gets the first number.
#include <cstdlib>
#include <thread>

int main() {
  std::thread one([] { std::rand(); });
  std::thread other([] { std::rand(); });
  one.join();
  other.join();
}

// Two threads set the process's alarm; what one finds of the other's depends on who is first.
// expect: assert
#include <unistd.h>

#include <cassert>
#include <thread>

int main() {
  unsigned left = 0;
  std::thread one([&] { left = alarm(1000); });
  std::thread other([] { alarm(500); });
  one.join();
  other.join();
  assert(left == 0);
  alarm(0);
}

// expect: race
// Both threads write to one stream of text, which has no lock.
#include <sstream>
#include <thread>

int main() {
  std::ostringstream log;
  std::thread counter([&] {
    for (int i = 0; i < 2; ++i) log << i;
  });
  std::thread namer([&] { log << "name"; });
  counter.join();
  namer.join();
}

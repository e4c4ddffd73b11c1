// Both lock left before right: the second waits for the first and nobody ever steps back.
// correct: two mutexes in one order
#include <cassert>
#include <mutex>
#include <thread>

std::mutex left, right;
int passed = 0;

void pass() {
  std::lock_guard first(left);
  std::lock_guard second(right);
  ++passed;
}

int main() {
  std::thread alphonse(pass);
  std::thread gaston(pass);
  alphonse.join();
  gaston.join();
  assert(passed == 2);
}

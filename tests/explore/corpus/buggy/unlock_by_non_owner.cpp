// A mutex handed over to another thread: only the thread that locked it may unlock it.
// expect: misuse
#include <mutex>
#include <thread>

std::mutex baton;
int laps = 0;

void second_runner() {
  ++laps;
  baton.unlock();
}

int main() {
  baton.lock();
  ++laps;
  std::thread runner(second_runner);
  runner.join();
}

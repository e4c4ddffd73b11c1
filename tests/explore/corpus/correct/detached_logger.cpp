// main waits at a latch that the detached thread counts down after its very last line.
// correct: detach, latch (the thread has only its own end before it when main returns)
#include <atomic>
#include <cassert>
#include <latch>
#include <thread>

std::latch written(1);
std::atomic<int> lines = 0;

void report() {
  ++lines;
  ++lines;
  written.count_down();
}

void start_logger() {
  std::thread(report).detach();
}

int main() {
  start_logger();
  written.wait();
  assert(lines == 2);
}

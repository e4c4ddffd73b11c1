// main waits for the report but not for the detached thread, which still has a line to write.
// expect: leak
#include <atomic>
#include <thread>

std::atomic<int> lines = 0;
std::atomic<bool> reported = false;

void report() {
  ++lines;
  reported = true;
  reported.notify_one();
  ++lines;  // the closing line: nobody waits for it
}

void start_logger() {
  std::thread(report).detach();
}

int main() {
  start_logger();
  reported.wait(false);
}

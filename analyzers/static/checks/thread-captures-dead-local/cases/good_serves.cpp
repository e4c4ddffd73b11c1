// The function never ends, and so its variables never do.
#include <unistd.h>
#include <mutex>
#include <thread>

[[noreturn]] void serve() {
  for (;;) pause();
}

void run() {
  std::mutex mutex;
  long ticks = 0;
  std::thread([&] {
    for (;;) {
      sleep(1);
      std::lock_guard lock(mutex);
      ++ticks;
    }
  }).detach();  // FINDING thread-detached
  serve();
}

int main() {
  run();
}

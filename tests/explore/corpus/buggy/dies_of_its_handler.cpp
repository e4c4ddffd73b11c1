// expect: crash
// The handler leaves the rest to the system, as crash handlers do: the process ends by the signal.
#include <signal.h>

#include <cstdio>
#include <thread>

void tell(int number) {
  std::puts("stopped");
  signal(number, SIG_DFL);
  raise(number);
}

int main() {
  signal(SIGTERM, tell);
  std::thread worker([] { raise(SIGTERM); });
  worker.join();
}

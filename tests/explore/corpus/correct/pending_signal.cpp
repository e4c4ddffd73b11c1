// A signal that is blocked to the end is never handled, and who handles SIGABRT may end well.
// correct: signals that stay pending, SIGABRT handled by leaving
#include <signal.h>

#include <cassert>
#include <cstdlib>
#include <mutex>
#include <thread>

std::mutex mutex;
int handled = 0;

void count(int) {
  std::lock_guard lock(mutex);
  ++handled;
}

void leave(int) {
  std::_Exit(handled);
}

int main() {
  signal(SIGUSR1, count);
  signal(SIGABRT, leave);
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGUSR1);
  pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
  std::thread other([] { raise(SIGUSR1); });
  other.join();
  raise(SIGUSR1);
  std::abort();
}

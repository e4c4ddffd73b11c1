// A handler sees its own signal blocked, changes threads in the middle, and what it blocks beyond
// that is given back when it returns.
// correct: raise, pthread_sigmask in a handler, handlers that change threads
#include <signal.h>

#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> handled{0};

bool is_blocked(int signal) {
  sigset_t now;
  pthread_sigmask(SIG_SETMASK, nullptr, &now);
  return sigismember(&now, signal) == 1;
}

void on_signal(int) {
  assert(is_blocked(SIGUSR1));
  sigset_t more;
  sigemptyset(&more);
  sigaddset(&more, SIGUSR2);
  pthread_sigmask(SIG_BLOCK, &more, nullptr);
  ++handled;
}

int main() {
  signal(SIGUSR1, on_signal);
  std::thread other([] {
    raise(SIGUSR1);
    assert(!is_blocked(SIGUSR1) && !is_blocked(SIGUSR2));
  });
  assert(!is_blocked(SIGUSR1));
  raise(SIGUSR1);
  assert(!is_blocked(SIGUSR1) && !is_blocked(SIGUSR2));
  other.join();
  assert(handled == 2);
}

// correct: what every thread blocks waits until one stops blocking it
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> handled{0};

void count(int) {
  ++handled;
}

void change_mask(int how) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  pthread_sigmask(how, &set, nullptr);
}

bool is_pending() {
  sigset_t set;
  sigpending(&set);
  return sigismember(&set, SIGUSR1);
}

int main() {
  signal(SIGUSR1, count);
  change_mask(SIG_BLOCK);
  std::thread later([] {
    raise(SIGUSR1);
    assert(handled == 0 && is_pending());
    change_mask(SIG_UNBLOCK);
    assert(handled == 1 && !is_pending());
  });
  later.join();
  kill(getpid(), SIGUSR1);
  assert(handled == 1 && is_pending());
  signal(SIGUSR1, SIG_IGN);
  assert(!is_pending());
  signal(SIGUSR1, count);
  change_mask(SIG_UNBLOCK);
  assert(handled == 1);
}

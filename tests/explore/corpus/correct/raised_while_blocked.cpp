// correct: raise() of a blocked signal waits for its own thread, kill() for any
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
  std::thread never([] {
    change_mask(SIG_BLOCK);
    raise(SIGUSR1);
    assert(is_pending());
  });
  never.join();
  assert(handled == 0 && !is_pending());
  std::thread later([] {
    change_mask(SIG_BLOCK);
    raise(SIGUSR1);
    assert(handled == 0);
    change_mask(SIG_UNBLOCK);
    assert(handled == 1);
  });
  later.join();
  std::thread other([] {
    change_mask(SIG_BLOCK);
    kill(getpid(), SIGUSR1);
  });
  other.join();
  assert(handled == 2);
}

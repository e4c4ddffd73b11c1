// correct: a signal that its own handler raises comes again when the handler returns
#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> handled{0};

void again(int signal) {
  const int before = handled++;
  if (before < 2) raise(signal);
  assert(handled == before + 1);
}

int main() {
  signal(SIGUSR1, again);
  raise(SIGUSR1);
  assert(handled == 3);
  std::thread other([] {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    handled = 0;
    raise(SIGUSR1);
    assert(handled == 3);
  });
  other.join();
}
